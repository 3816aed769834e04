import History

/// One test of a run in Allure's history, or one of its result files.
struct AllureTest {
  /// What attempts of one test have in common, its parameters among it; nil where it is not told.
  private(set) var historyID: String?
  private var name = ""
  private var fullName: String?
  private var status: String?
  private var failure = Failure()
  private var start: Instant?
  private var stop: Instant?
  private var duration: Int64?
  private var worker: String?
  /// Whether it groups tests for the fixtures around them and is none itself.
  private(set) var isContainer = false
  private var parameters: [String] = []

  init(_ json: JSONReader) throws {
    try json.forEachKey { key in
      switch key {
      case "name": name = try json.boundedName() ?? ""
      case "fullName": fullName = try json.boundedName()
      case "status": status = try json.name()
      case "message": failure.message = try json.text()
      case "trace": failure.detail = try json.text()
      case "error", "statusDetails":
        try json.forEachKey { key in
          switch key {
          case "message": failure.message = try json.text()
          case "trace": failure.detail = try json.text()
          default: break
          }
        }
      case "start": start = try json.instant(.milliseconds)
      case "stop": stop = try json.instant(.milliseconds)
      case "duration": duration = try json.microseconds(.milliseconds)
      case "children", "befores", "afters": isContainer = true
      case "historyId": historyID = try json.boundedName()
      case "labels": try json.forEachElement { try readLabel(json) }
      case "parameters": try json.forEachElement { try readParameter(json) }
      default: break
      }
    }
  }

  /// The result that a result file tells, whatever word it has for it.
  func result(_ warnings: inout WarningTally) -> ReportedAttempt {
    let isKnown = ["passed", "failed", "broken", "skipped"].contains(status)
    var attempt = ReportedAttempt(
      test: identity,
      outcome: isKnown ? outcome ?? .errored : warnings.unknown(result: status ?? ""),
      duration: warnings.plausible(duration ?? elapsed, of: name))
    attempt.start = start
    attempt.worker = worker
    if failure != Failure() { attempt.failures = [failure] }
    return attempt
  }

  /// From its start to its end.
  private var elapsed: Int64? {
    guard let start, let stop else { return nil }
    return stop.microseconds &- start.microseconds
  }

  private mutating func readLabel(_ json: JSONReader) throws {
    var label = ""
    var value: String?
    try json.forEachKey { key in
      switch key {
      case "name": label = try json.name() ?? ""
      case "value": value = try json.boundedName()
      default: break
      }
    }
    if label == "thread" { worker = value }
  }

  private mutating func readParameter(_ json: JSONReader) throws {
    var value: String?
    var isExcluded = false
    try json.forEachKey { key in
      switch key {
      case "value": value = try json.boundedName()
      case "excluded": isExcluded = try json.boolean() == true
      default: break
      }
    }
    if let value, !isExcluded, parameters.count < 64 { parameters.append(value) }
  }

  /// Nil where it says nothing of what became of the test.
  var attempt: ReportedAttempt? {
    guard let outcome, !identity.name.isEmpty else { return nil }
    var attempt = ReportedAttempt(test: identity, outcome: outcome, duration: duration)
    attempt.start = start
    if outcome != .passed, failure != Failure() { attempt.failures = [failure] }
    return attempt
  }

  /// From its start to its end.
  var span: ClosedRange<Instant>? {
    guard let start, let stop, start <= stop else { return nil }
    return start...stop
  }

  private var outcome: Outcome? {
    switch status {
    case "passed": .passed
    case "failed": .failed
    case "broken": .errored
    case "skipped": .skipped
    case "unknown", nil: nil
    default: .errored
    }
  }

  /// The class and the name as JUnit reports have them: `tests.test_cart.TestCart#test_total` with the
  /// name `test_total[1]`, `shop.CartTest.total`, or a title of any kind.
  private var identity: TestIdentity {
    guard let fullName, !fullName.isEmpty else { return TestIdentity(name: name) }
    let end = fullName.lastIndex(of: "#") ?? fullName.lastIndex(of: ".")
    guard let end, end != fullName.startIndex else {
      return TestIdentity(name: name.hasPrefix(fullName) ? name : fullName)
    }
    let method = fullName[fullName.index(after: end)...]
    // A title may change or have parameters in words; the method stays.
    let listed = parameters.isEmpty ? "" : "[\(parameters.joined(separator: ", "))]"
    let parameters = name.hasPrefix("[") ? name : listed
    return TestIdentity(
      className: String(fullName[..<end]),
      name: name.hasPrefix(method) && name != method && !method.isEmpty
        ? name : method + parameters)
  }
}
