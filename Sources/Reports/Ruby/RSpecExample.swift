import History

/// One example of RSpec.
struct RSpecExample {
  private var name = ""
  private var status = ""
  private var file = ""
  private var duration: Int64?
  private var reason: String?
  private var failure = Failure()

  init(_ json: JSONReader) throws {
    try json.forEachKey { key in
      switch key {
      case "full_description": name = try json.boundedName() ?? ""
      case "status": status = try json.boundedName() ?? ""
      case "file_path": file = try json.name() ?? ""
      case "run_time": duration = try json.microseconds(.seconds)
      case "pending_message": reason = try json.text()
      case "exception":
        var frames: [String] = []
        try json.forEachKey { key in
          switch key {
          case "class": failure.type = try json.boundedName()
          case "message": failure.message = try json.text()
          case "backtrace":
            try json.forEachElement {
              let frame = try json.text()
              if let frame, frames.count < 1000 { frames.append(frame) }
            }
          default: break
          }
        }
        if !frames.isEmpty { failure.detail = frames.joined(separator: "\n") }
      default: break
      }
    }
  }

  func attempt(_ warnings: inout WarningTally, checkout: String?) -> ReportedAttempt {
    let outcome: Outcome =
      switch status {
      case "passed": .passed
      case "failed": .failed
      case "pending": .skipped
      case let word: warnings.unknown(result: word)
      }
    var attempt = ReportedAttempt(
      test: identity(checkout: checkout), outcome: outcome,
      duration: warnings.plausible(duration, of: name))
    if failure != Failure() {
      attempt.failures = [failure]
    } else if let reason {
      attempt.failures = [Failure(message: reason)]
    }
    return attempt
  }

  /// The class as RSpec's JUnit formatter makes it of the file: `spec.models.cart_spec`.
  private func identity(checkout: String?) -> TestIdentity {
    let path = BoundedName.of(ReportedPath.relative(file, checkout: checkout))
    guard !path.isEmpty else { return TestIdentity(name: name) }
    let stem = path.hasSuffix(".rb") ? String(path.dropLast(3)) : path
    return TestIdentity(
      file: path, className: String(stem.map { $0 == "/" ? "." : $0 }), name: name)
  }
}
