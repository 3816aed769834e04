import Gate
import History
import TestSupport
import Testing

/// A slowdown that was confirmed once and is judged again where nobody confirms it anew.
struct ConfirmedEarlierTests {
  /// Twelve usual runs, then two of a branch in which test 7 is twice as slow, the second of them judged.
  ///
  /// `isSameSource`: whether both are of one source; `now`: how many times slower it is in the second.
  private func history(isSameSource: Bool, now: Int64 = 2) -> RunHistory {
    var suite = QuietSuite(runs: 14)
    suite.runs[12][7] *= 2
    suite.runs[13][7] *= now
    var history = suite.history(of: 13)
    history.run.branch = "feature"
    var earlier = RunHistory.EarlierRun(
      run: history.baseline.removeFirst(), durations: history.baselineDurations.removeFirst())
    earlier.run.branch = "feature"
    if isSameSource { earlier.run.source = history.run.source }
    history.earlierRuns = [earlier]
    return history
  }

  private let duet = DuetResult(
    base: "0123456789abcdef", ratio: 2, low: 1.9, high: 2.1, extra: 60_000, pValue: 0.001,
    isSlower: true, headRuns: 6, baseRuns: 6)

  private func report(_ history: RunHistory) throws -> RuleReport {
    try #require(
      GateRules.judge(history, by: Policy()).report(of: RuleName.durationRegression))
  }

  @Test(arguments: [true, false])
  func `what re-runs confirmed stays confirmed in the next run that shows it`(isSameSource: Bool)
    throws
  {
    var history = history(isSameSource: isSameSource)
    #expect(try report(history).status == .warn)
    let slow = QuietSuite(runs: 1).runs[0][7] * 2
    history.earlierRuns[0].reruns = [TestID(7): (0..<8).map { slow + $0 * 100 }]
    let report = try report(history)
    #expect(report.status == .fail)
    let finding = try #require(report.findings.first)
    #expect(finding.evidence.first?.hasPrefix("re-runs after run run 12") == true)
    #expect(
      finding.figures.contains { $0.name == "confirmed_in" && $0.value == .text("run 12") })
  }

  @Test func `what a duet showed of the branch holds while the test stays slow`() throws {
    var history = history(isSameSource: false)
    history.earlierRuns[0].duets = [TestID(7): duet]
    let report = try report(history)
    #expect(report.status == .fail)
    #expect(report.findings.first?.evidence == ["compared after run run 12"])
  }

  @Test func `it holds without a baseline, and no longer than the test is slow`() throws {
    for (now, status) in [(2, RuleStatus.fail), (1, .skipped)] as [(Int64, RuleStatus)] {
      var history = history(isSameSource: false, now: now)
      history.earlierRuns[0].duets = [TestID(7): duet]
      history.baseline = []
      history.baselineDurations = []
      #expect(try report(history).status == status)
    }
  }

  @Test(arguments: [true, false])
  func `a test that is no longer slow is not held to what was confirmed`(isSameSource: Bool) throws
  {
    var history = history(isSameSource: isSameSource, now: 1)
    let slow = QuietSuite(runs: 1).runs[0][7] * 2
    history.earlierRuns[0].reruns = [TestID(7): (0..<8).map { slow + $0 * 100 }]
    #expect(try report(history).status == .pass)
  }

  @Test func `on a machine that is not known nothing is confirmed by what was`() throws {
    var history = history(isSameSource: true)
    history.run.environment.cpuModel = "other"
    let slow = QuietSuite(runs: 1).runs[0][7] * 2
    history.earlierRuns[0].reruns = [TestID(7): (0..<8).map { slow + $0 * 100 }]
    let report = try report(history)
    #expect(report.status != .fail)
    for figure in report.findings.flatMap(\.figures)
    where ["confirmed", "confirmed_in"].contains(figure.name) {
      #expect(figure.value == .flag(nil))
    }
  }

  @Test func `usual re-runs of an earlier run clear nothing that is slow again`() throws {
    var history = history(isSameSource: true)
    let usual = QuietSuite(runs: 1).runs[0][7]
    history.earlierRuns[0].reruns = [TestID(7): Array(repeating: usual, count: 8)]
    #expect(try report(history).status == .warn)
  }
}
