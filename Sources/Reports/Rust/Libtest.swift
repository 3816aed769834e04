public import History

/// What Rust's test harness writes with `--format json`: JSON lines, one suite after another. The binaries
/// are named only where cargo's own lines are between them; else tests of one name are executions of one.
public enum Libtest: ReportFormat {
  public static let name = "libtest"
  public static let description = "cargo test -- -Z unstable-options --format json"

  public static func recognises(_ head: ReportHead) -> Bool {
    guard let json = head.json, json.has("event") else { return false }
    return json.strings["type"] == "suite" || json.strings["type"] == "test"
  }

  public static func read(
    _ source: ReportSource, into receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    let json = try JSONReader(source, isLines: true)
    var summary = ReportSummary(format: name)
    summary.dialect = .libtest
    /// The tests that run, each with the number at which it began.
    var open: [TestIdentity: Int] = [:]
    var binary: String?
    var startedCount = 0
    var totals: StatedTotals?
    var lacksTests = false
    var warnings = WarningTally()
    while try json.findLine() {
      guard try json.bytes.peek() == .openBrace else {
        // cargo's own lines, where the two outputs were joined.
        if let line = CargoLine(try json.bytes.beginningOfLine()) { binary = line.binary }
        continue
      }
      var event = LibtestEvent()
      try json.readLine { event = try LibtestEvent(json) }
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
    for (test, _) in open.sorted(by: { $0.value < $1.value }) {
      var attempt = ReportedAttempt(test: test, outcome: .crashed)
      attempt.wasRunning = true
      attempt.failures = [Failure(message: "the report ends while the test was running")]
      try receive(.attempt(attempt))
    }
    summary.isComplete = totals == nil && open.isEmpty && !lacksTests
    for warning in warnings.warnings { try receive(.warning(warning)) }
    return summary
  }
}
