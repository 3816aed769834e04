import History

/// One attempt of a test in Playwright's JSON.
struct PlaywrightResult {
  private(set) var status = ""
  private var duration: Int64?
  private var retry: Int64 = 0
  private var start: Instant?
  private var worker: Int64?
  private var slot: Int64?
  private var failures: [Failure] = []
  private var first: Failure?

  init(_ json: JSONReader) throws {
    try json.forEachKey { key in
      switch key {
      case "status": status = try json.name() ?? ""
      case "duration": duration = try json.microseconds(.milliseconds)
      case "retry": retry = try json.integer() ?? 0
      case "startTime": start = try json.name().flatMap { Instant(reported: $0) }
      case "workerIndex": worker = try json.integer()
      case "parallelIndex": slot = try json.integer()
      case "error": first = try Self.failure(json)
      case "errors":
        try json.forEachElement {
          let failure = try Self.failure(json)
          if failures.count < FailureText.countLimit { failures.append(failure) }
        }
      default: break
      }
    }
  }

  func attempt(
    of test: TestIdentity, expected: String, _ warnings: inout WarningTally
  ) -> ReportedAttempt {
    let outcome = outcome(expected: expected) ?? warnings.unknown(result: status)
    var attempt = ReportedAttempt(
      test: test, outcome: outcome, duration: warnings.plausible(duration, of: test.name))
    attempt.isRetry = retry > 0
    attempt.start = start
    // A worker that was replaced has the next number, and the same slot.
    attempt.worker = (slot ?? worker).map(String.init)
    // The first one stands apart, with its stack.
    attempt.failures =
      failures.isEmpty || failures.count == 1 ? [first].compactMap { $0 } : failures
    if attempt.failures.isEmpty { attempt.failures = failures }
    if status == "passed", outcome.isFailure {
      attempt.failures = [Failure(message: "expected to fail, but passed")]
    }
    return attempt
  }

  private func outcome(expected: String) -> Outcome? {
    switch (status, expected) {
    case ("passed", "failed"): .failed
    case ("passed", _): .passed
    case ("failed", "failed"): .xfailed
    case ("failed", _): .failed
    case ("timedOut", _): .timedOut
    case ("skipped", _), ("interrupted", _): .skipped
    default: nil
    }
  }

  /// Reads an error: its message, and its stack for the detail.
  static func failure(_ json: JSONReader) throws -> Failure {
    var failure = Failure()
    try json.forEachKey { key in
      switch key {
      case "message", "value": failure.message = try json.text()
      case "stack": failure.detail = try json.text()
      default: break
      }
    }
    return failure
  }
}
