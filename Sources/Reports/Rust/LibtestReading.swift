import History

/// What is known in the middle of libtest's lines.
struct LibtestReading {
  /// The binary that cargo named last.
  var binary: String?
  /// The tests that run, each with the number at which it began.
  private var open: [TestIdentity: Int] = [:]
  private var startedCount = 0
  private var totals: StatedTotals?
  private var lacksTests = false
  private var warnings = WarningTally()

  mutating func take(_ event: LibtestEvent, _ receive: (ReportEvent) throws -> Void) throws {
    switch (event.type, event.event) {
    case ("suite", "started"):
      // One that is open died before its end.
      if totals != nil { lacksTests = true }
      totals = StatedTotals()
      totals?.tests = event.testCount
    case ("suite", let word):
      totals?.failures = event.failedCount
      totals?.isFailed = word == "failed"
      if try totals?.conclude(in: "a test binary", receive) == true { lacksTests = true }
      totals = nil
    case ("bench", _): totals?.tell(.passed)
    case ("test", "started"):
      startedCount += 1
      open[TestIdentity(libtestName: event.name, binary: binary)] = startedCount
    case ("test", "timeout"): break
    case ("test", _):
      let test = TestIdentity(libtestName: event.name, binary: binary)
      open[test] = nil
      let attempt = event.attempt(of: test, &warnings)
      totals?.tell(attempt.outcome)
      try receive(.attempt(attempt))
    default: break
    }
  }

  /// Gives out the tests that ran when the report ended, in the order in which they began.
  func finish(_ receive: (ReportEvent) throws -> Void) throws -> ReportSummary {
    for (test, _) in open.sorted(by: { $0.value < $1.value }) {
      var attempt = ReportedAttempt(test: test, outcome: .crashed)
      attempt.wasRunning = true
      attempt.failures = [Failure(message: "the report ends while the test was running")]
      try receive(.attempt(attempt))
    }
    for warning in warnings.warnings { try receive(.warning(warning)) }
    var summary = ReportSummary(format: Libtest.name)
    summary.dialect = .libtest
    summary.isComplete = totals == nil && open.isEmpty && !lacksTests
    return summary
  }
}
