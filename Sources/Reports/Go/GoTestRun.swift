import History

/// One test of `go test` while it runs.
struct GoTestRun {
  private let start: Instant?
  private var pausedSince: Instant?
  private var paused: Int64 = 0
  private var output = ""
  /// Whether it printed the beginning of a panic, which ends the whole test binary.
  private(set) var panicked = false
  private(set) var timedOut = false
  /// How it ended, where go did not see that because the test printed no line end before.
  private(set) var swallowedEnd: Outcome?

  /// Whether it has sub-tests, and so is no test itself.
  var isContainer = false
  let name: String

  init(_ name: String, start: Instant?) {
    self.name = name
    self.start = start
  }

  /// A parallel test waits between `pause` and `cont`; that is not its time.
  mutating func pause(at time: Instant?) { pausedSince = time }

  mutating func resume(at time: Instant?) {
    if let time, let since = pausedSince { paused &+= time.microseconds &- since.microseconds }
    pausedSince = nil
  }

  mutating func print(_ text: String) {
    if text.hasPrefix("panic: ") {
      panicked = true
      timedOut = timedOut || text.hasPrefix("panic: test timed out after")
    }
    if text.hasSuffix("s)\n"), let mark = text.firstRange(of: "--- ") {
      noteEnd(in: text[mark.upperBound...])
    }
    guard !Self.isFrame(text), output.utf8.count < FailureText.detailLimit else { return }
    output += text
  }

  /// `elapsed` is rounded to 10 ms, and the stamps follow the events by some milliseconds.
  private static let tolerance: UInt64 = 20_000

  /// Microseconds from the time stamps, which are finer than `elapsed`; that one if they miss or say
  /// something else: before Go 1.20 the end of a sub-test is told only with that of its parent.
  func duration(until end: Instant?, elapsed: Int64?) -> Int64? {
    let stamped = start.flatMap { start in
      end.map { $0.microseconds &- start.microseconds &- paused }
    }
    guard let elapsed else { return stamped }
    if let stamped, (stamped &- elapsed).magnitude <= Self.tolerance { return stamped }
    return elapsed == 0 ? nil : elapsed
  }

  func attempt(
    of test: TestIdentity, outcome: Outcome, duration: Int64?
  ) -> ReportedAttempt {
    var attempt = ReportedAttempt(test: test, outcome: outcome, duration: duration)
    attempt.start = start
    let failure = Failure(text: output)
    if outcome != .passed, failure.message != nil { attempt.failures = [failure] }
    return attempt
  }

  /// Looks for `PASS: TestX (0.00s)`.
  private mutating func noteEnd(in text: Substring) {
    let ends: [(String, Outcome)] = [("PASS", .passed), ("FAIL", .failed), ("SKIP", .skipped)]
    for (word, outcome) in ends where text.hasPrefix("\(word): \(name) (") {
      swallowedEnd = outcome
    }
  }

  /// Whether it is a line of the test binary itself: `=== RUN   TestX`, `--- FAIL: TestX (0.00s)`.
  private static func isFrame(_ text: String) -> Bool {
    let bytes = text.utf8.drop { $0 == .space }
    return bytes.starts(with: "=== ".utf8) || bytes.starts(with: "--- ".utf8)
  }
}
