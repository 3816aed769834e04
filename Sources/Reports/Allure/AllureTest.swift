import History

/// One test of a run in Allure's history.
struct AllureTest {
  private var name = ""
  private var fullName: String?
  private var status: String?
  private var failure = Failure()
  private var start: Instant?
  private var stop: Instant?
  private var duration: Int64?

  init(_ json: JSONReader) throws {
    try json.forEachKey { key in
      switch key {
      case "name": name = try json.boundedName() ?? ""
      case "fullName": fullName = try json.boundedName()
      case "status": status = try json.name()
      case "message": failure.message = try json.text()
      case "trace": failure.detail = try json.text()
      case "error":
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
      default: break
      }
    }
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
    let parameters = name.hasPrefix("[") ? name : ""
    return TestIdentity(
      className: String(fullName[..<end]),
      name: name.hasPrefix(method) && !method.isEmpty ? name : method + parameters)
  }
}
