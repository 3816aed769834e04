import History

/// One line of what Rust's test harness writes.
struct LibtestEvent {
  var type = ""
  var event = ""
  var name = ""
  var seconds: Int64?
  var output: String?
  var message: String?
  var reason: String?
  /// Of a suite: how many tests it has, and how many failed.
  var testCount: Int?
  var failedCount = 0

  init() {}

  init(_ json: JSONReader) throws {
    try json.forEachKey { key in
      switch key {
      case "type": type = try json.name() ?? ""
      case "event": event = try json.name() ?? ""
      case "name": name = try json.name() ?? ""
      case "exec_time": seconds = try json.microseconds(.seconds)
      case "stdout": output = try json.text()
      case "message": message = try json.text()
      case "reason": reason = try json.text()
      case "test_count": testCount = try json.testCount()
      case "failed": failedCount = try json.testCount()
      default: break
      }
    }
  }

  func attempt(_ warnings: inout WarningTally) -> ReportedAttempt {
    let outcome: Outcome =
      switch event {
      case "ok": .passed
      case "ignored": .skipped
      case "failed", "allowed_failure": reason == "time limit exceeded" ? .timedOut : .failed
      case let word: warnings.unknown(result: word)
      }
    var attempt = ReportedAttempt(
      test: TestIdentity(libtestName: name), outcome: outcome,
      duration: warnings.plausible(seconds, of: name))
    if outcome.isFailure {
      attempt.failures = [Failure(message: message ?? reason ?? panic, detail: output)]
    } else if let message {
      attempt.failures = [Failure(message: message)]
    }
    return attempt
  }

  /// What the panic said: the line behind the one that names the place.
  private var panic: String? {
    guard let output else { return nil }
    let lines = output.split(separator: "\n")
    guard let place = lines.firstIndex(where: { $0.contains(" panicked at ") }) else {
      return lines.first.map(String.init)
    }
    return lines[place...].dropFirst().first.map(String.init)
  }
}
