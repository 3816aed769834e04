import History

/// Follows the events of a Dart test run.
struct DartReading {
  private struct Open {
    var test: TestIdentity
    /// Whether it stands for the loading of a file.
    var isLoading: Bool
    var title: String
    var start: Int64?
    var isRetry = false
    var failures: [Failure] = []
    var reason: String?
    var order: Int
  }

  private let checkout: String?
  private var suites: [Int64: DartEvent.Subject] = [:]
  private var open: [Int64: Open] = [:]
  private var summary = ReportSummary(format: DartTest.name)
  private var totals = StatedTotals()
  private var warnings = WarningTally()
  private var isDone = false

  init(checkout: String?) {
    self.checkout = checkout
    summary.dialect = .other("dart")
  }

  mutating func take(_ event: DartEvent, _ receive: (ReportEvent) throws -> Void) throws {
    switch event.type {
    case "suite": suites[event.subject.id] = event.subject
    case "testStart": open[event.subject.id] = opened(event)
    case "print": try hear(event, receive)
    case "error":
      let failure = Failure(message: event.text, detail: event.stack)
      if let count = open[event.testID]?.failures.count, count < FailureText.countLimit {
        open[event.testID]?.failures.append(failure)
      }
    case "testDone": try end(event, receive)
    case "done":
      isDone = true
      totals.isFailed = event.success == false
      // Null where the runner was stopped.
      if event.success == nil { summary.isComplete = false }
      summary.wall = warnings.plausible(event.time, of: "the run")
      summary.wallIsMeasured = summary.wall != nil
    default: break
    }
  }

  mutating func finish(_ receive: (ReportEvent) throws -> Void) throws -> ReportSummary {
    for test in open.values.sorted(by: { $0.order < $1.order }) where !test.isLoading {
      var attempt = ReportedAttempt(test: test.test, outcome: .crashed)
      attempt.isRetry = test.isRetry
      attempt.failures =
        test.failures + [Failure(message: "the report ends while the test was running")]
      try receive(.attempt(attempt))
    }
    if try totals.conclude(in: "the run", receive) || !isDone || !open.isEmpty {
      summary.isComplete = false
    }
    for warning in warnings.warnings { try receive(.warning(warning)) }
    return summary
  }

  private func opened(_ event: DartEvent) -> Open {
    let suite = suites[event.subject.suite]
    let file = suite.map { ReportedPath.relative($0.path, checkout: checkout) }
    var test = TestIdentity(file: file.map { BoundedName.of($0) }, name: event.subject.name)
    // Tests run once on each platform that is asked for.
    if let platform = suite?.platform, !["", "vm"].contains(platform) {
      test.contain(in: "[\(platform)] \(test.file ?? "")")
    }
    let isLoading = event.subject.groupCount == 0 && event.subject.name.hasPrefix("loading ")
    return Open(
      test: test, isLoading: isLoading, title: event.subject.name, start: event.time,
      order: open.count)
  }

  /// A test that is tried again says so by a line that it prints.
  private mutating func hear(
    _ event: DartEvent, _ receive: (ReportEvent) throws -> Void
  ) throws {
    guard var test = open[event.testID], let text = event.text else { return }
    if text == "Retry: \(test.title)" {
      try receive(.attempt(attempt(of: test, .failed, until: event.time)))
      test.isRetry = true
      test.failures = []
      test.start = event.time
    } else if text.hasPrefix("Skip: ") {
      test.reason = text
    }
    open[event.testID] = test
  }

  private mutating func end(
    _ event: DartEvent, _ receive: (ReportEvent) throws -> Void
  ) throws {
    guard var test = open.removeValue(forKey: event.testID), !event.isHidden else { return }
    let outcome = outcome(event) ?? warnings.unknown(result: event.result)
    if test.isLoading {
      // The file could not be run; one that could has a hidden end.
      guard outcome.isFailure else { return }
      totals.tell(broken: 1)
      let failure = test.failures.first ?? Failure(message: "the file could not be loaded")
      try receive(.runError(RunError(name: test.test.file ?? test.title, failure: failure)))
      return
    }
    totals.tell(outcome)
    if outcome == .skipped, let reason = test.reason {
      test.failures = [Failure(message: reason)]
    }
    try receive(.attempt(attempt(of: test, outcome, until: event.time)))
  }

  private mutating func attempt(
    of test: Open, _ outcome: Outcome, until end: Int64?
  ) -> ReportedAttempt {
    let duration = end.flatMap { end in
      test.start.flatMap { end.subtractingReportingOverflow($0).partialValue }
    }
    var attempt = ReportedAttempt(
      test: test.test, outcome: outcome,
      duration: outcome == .skipped ? nil : warnings.plausible(duration, of: test.title))
    attempt.isRetry = test.isRetry
    attempt.failures = test.failures
    return attempt
  }

  private func outcome(_ event: DartEvent) -> Outcome? {
    switch event.result {
    case "success": event.isSkipped ? .skipped : .passed
    case "failure": .failed
    case "error": .errored
    default: nil
    }
  }
}
