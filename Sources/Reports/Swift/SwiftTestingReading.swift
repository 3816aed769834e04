import History

/// Follows Swift Testing's events. A test with arguments is one test, as in its JUnit report.
struct SwiftTestingReading {
  private struct Open {
    var start: Int64?
    var time: Instant?
    var failures: [Failure] = []
    var fails = false
    var hasKnownIssue = false
    var isCancelled = false
    var order: Int
  }

  private let checkout: String?
  private var tests: [String: TestIdentity] = [:]
  private var open: [String: Open] = [:]
  private var summary = ReportSummary(format: SwiftTestingEvents.name)
  private var warnings = WarningTally()
  private var startedCount = 0
  private var hasEnded = false

  init(checkout: String?) {
    self.checkout = checkout
    summary.dialect = .swiftTesting
    summary.repeats = .executions
  }

  mutating func take(
    _ event: SwiftTestingEvent, _ receive: (ReportEvent) throws -> Void
  ) throws {
    if event.record == "test" {
      if event.kind == "function" { tests[event.id] = identity(of: event) }
      return
    }
    guard event.record == "event" else { return }
    switch event.kind {
    case "runStarted": if summary.start == nil { summary.start = event.time }
    case "runEnded":
      hasEnded = true
      summary.end = event.time
    case "testStarted" where tests[event.testID] != nil:
      startedCount += 1
      open[event.testID] = Open(start: event.clock, time: event.time, order: startedCount)
    case "testSkipped":
      guard let test = tests[event.testID] else { return }
      var attempt = ReportedAttempt(test: test, outcome: .skipped)
      attempt.failures = event.messages.prefix(1).map { Failure(message: $0) }
      try receive(.attempt(attempt))
    case "issueRecorded": try record(event, receive)
    case "testCancelled": open[event.testID]?.isCancelled = true
    case "testEnded": try end(event, receive)
    default: break
    }
  }

  mutating func finish(_ receive: (ReportEvent) throws -> Void) throws -> ReportSummary {
    for (id, test) in open.sorted(by: { $0.value.order < $1.value.order }) {
      guard let identity = tests[id] else { continue }
      var attempt = ReportedAttempt(test: identity, outcome: .crashed)
      attempt.start = test.time
      attempt.failures =
        test.failures + [Failure(message: "the report ends while the test was running")]
      try receive(.attempt(attempt))
    }
    summary.isComplete = hasEnded && open.isEmpty
    summary.measureWall()
    summary.wallIsFromTests = false
    for warning in warnings.warnings { try receive(.warning(warning)) }
    return summary
  }

  private mutating func record(
    _ event: SwiftTestingEvent, _ receive: (ReportEvent) throws -> Void
  ) throws {
    let failure = Failure(
      message: event.messages.first, detail: event.messages.dropFirst().joined(separator: "\n"))
    guard open[event.testID] != nil else {
      // Of a suite, of a trait, or of no test at all.
      guard event.fails else { return }
      let name = event.testID.isEmpty ? "the run" : event.testID
      return try receive(.runError(RunError(name: BoundedName.of(name), failure: failure)))
    }
    if event.fails { open[event.testID]?.fails = true }
    if event.isExpected { open[event.testID]?.hasKnownIssue = true }
    if let count = open[event.testID]?.failures.count, count < FailureText.countLimit {
      open[event.testID]?.failures.append(failure)
    }
  }

  private mutating func end(
    _ event: SwiftTestingEvent, _ receive: (ReportEvent) throws -> Void
  ) throws {
    guard let test = open.removeValue(forKey: event.testID), let identity = tests[event.testID]
    else { return }
    let outcome: Outcome =
      test.fails ? .failed : test.isCancelled ? .skipped : test.hasKnownIssue ? .xfailed : .passed
    let duration = event.clock.flatMap { end in
      test.start.flatMap { end.subtractingReportingOverflow($0).partialValue }
    }
    var attempt = ReportedAttempt(
      test: identity, outcome: outcome, duration: warnings.plausible(duration, of: identity.name))
    attempt.start = test.time
    attempt.failures = test.failures
    try receive(.attempt(attempt))
  }

  /// As its JUnit report has it: `Module.Suite.Inner` for the class. An id is
  /// `Module.Suite/Inner/test()/File.swift:21:10`.
  private func identity(of test: SwiftTestingEvent) -> TestIdentity {
    var path = test.id[...]
    // The name of a file has no slash; that of a test may have some.
    if let slash = path.lastIndex(of: "/"), path[slash...].contains(":") { path = path[..<slash] }
    if path.hasSuffix(test.name) { path = path.dropLast(test.name.count) }
    let group = path.split(whereSeparator: { $0 == "/" || $0 == "." }).joined(separator: ".")
    return TestIdentity(
      file: test.file.map { BoundedName.of(ReportedPath.relative($0, checkout: checkout)) },
      className: group.isEmpty ? nil : BoundedName.of(group), name: test.name)
  }
}
