import History

/// What the attributes of a `test-case` say.
struct NUnitCase {
  let attempt: ReportedAttempt

  init(_ attributes: XMLAttributes, _ seconds: inout SecondsReader, _ warnings: inout WarningTally)
  {
    func value(_ name: StaticString) -> String? {
      attributes[name].map { BoundedName.of($0.bytes) }
    }
    let test = Self.identity(
      name: value("name") ?? "", fullName: value("fullname"), className: value("classname"))
    let told =
      value("result").map { ($0, Self.outcome($0, label: value("label") ?? "")) }
      ?? (
        value("success") ?? "", Self.outcome(executed: value("executed"), success: value("success"))
      )
    var attempt = ReportedAttempt(
      test: test, outcome: told.1 ?? warnings.unknown(result: told.0))
    attempt.isStated = value("result") != nil
    if let time = attributes["duration"] ?? attributes["time"] {
      attempt.duration = seconds.duration(time, &warnings)
    }
    attempt.start = value("start-time").flatMap { Instant(reported: $0) }
    self.attempt = attempt
  }

  private static func outcome(_ result: String, label: String) -> Outcome? {
    switch result {
    case "Passed", "Warning", "Success": .passed
    case "Failed", "Failure":
      ["Error", "Invalid", "Cancelled"].contains(label) ? .errored : .failed
    case "Error", "NotRunnable", "Cancelled": .errored
    case "Skipped", "Inconclusive", "Ignored": .skipped
    default: nil
    }
  }

  private static func outcome(executed: String?, success: String?) -> Outcome? {
    switch (executed?.lowercased(), success?.lowercased()) {
    case ("false", _): .skipped
    case (_, "false"): .failed
    case (_, "true"), ("true", nil): .passed
    default: nil
    }
  }

  /// The class and the method with its arguments.
  ///
  /// NUnit 3 writes the class, but the arguments of a fixture only into the full name; NUnit 2
  /// writes nothing but the full name.
  static func identity(name: String, fullName: String?, className: String?) -> TestIdentity {
    let full = fullName ?? name
    if let className, !className.isEmpty, full.hasPrefix(className + ".") {
      return TestIdentity(className: className, name: String(full.dropFirst(className.count + 1)))
    }
    if fullName != nil, full.hasSuffix("." + name) {
      return TestIdentity(className: String(full.dropLast(name.count + 1)), name: name)
    }
    let method = full.prefix { $0 != "(" && $0 != "\"" }
    guard let dot = method.lastIndex(of: "."), dot != method.startIndex else {
      return TestIdentity(className: className, name: full)
    }
    return TestIdentity(
      className: String(full[..<dot]), name: String(full[full.index(after: dot)...]))
  }
}
