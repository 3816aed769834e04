import Analysis
import Gate
import History
import TestSupport
import Testing

/// A test whose ten earlier durations are known to the digit, in a suite of fifty: beside ten runs three
/// re-runs are enough there, and four in a suite of sixty.
struct WorkedExampleTests {
  private let seconds = [1.00, 1.02, 0.98, 1.01, 0.99, 1.03, 0.97, 1.00, 1.02, 0.98]

  private func report(_ last: Double, reruns: [Double] = []) -> RuleReport? {
    var suite = QuietSuite(tests: 50, runs: 11, noise: 0.05)
    func microseconds(_ seconds: Double) -> Int64 { Int64((seconds * 1_000_000).rounded()) }
    for (run, value) in (seconds + [last]).enumerated() {
      suite.runs[run][49] = microseconds(value)
    }
    let history = suite.history(of: 10, reruns: [49: reruns.map(microseconds)])
    return GateRules.judge(history, by: Policy()).rules
      .first { $0.rule == RuleName.durationRegression }
  }

  @Test(arguments: [(1.25, RuleStatus.warn), (1.08, .pass), (1.12, .pass)])
  func `a quarter more is suspect, less than a tenth too small, an eighth within the noise`(
    last: Double, status: RuleStatus
  ) {
    #expect(report(last)?.status == status)
  }

  @Test(arguments: [
    ([1.24, 1.26, 1.22], RuleStatus.fail), ([1.24, 1.01, 1.26], .pass), ([1.24, 1.26], .warn),
  ])
  func `three slow re-runs confirm it, one usual one clears it, two leave it open`(
    reruns: [Double], status: RuleStatus
  ) {
    #expect(report(1.25, reruns: reruns)?.status == status)
  }

  @Test func `two slow runs of the trunk in a row are told from one`() throws {
    func pending(_ slow: [Int], branch: String = "main") throws -> [Finding] {
      var suite = QuietSuite(runs: 20)
      for run in slow { suite.runs[run][7] *= 2 }
      suite.runs[19][8] *= 4
      var history = suite.history(of: 19)
      history.run.branch = branch
      return try #require(
        GateRules.judge(history, by: Policy()).rules
          .first { $0.rule == RuleName.durationRegression }
      ).findings
    }
    let twice = try pending([18, 19])
    #expect(twice.map(\.test) == [TestID(7), TestID(8)])
    #expect(
      twice.map { $0.figures.contains { $0.name == "runs_in_a_row" && $0.value == .count(2) } }
        == [true, false])
    #expect(try pending([19]).allSatisfy { $0.evidence.isEmpty })
    #expect(try pending([17, 19]).allSatisfy { $0.evidence.isEmpty })
    #expect(try pending([18, 19], branch: "feature").allSatisfy { $0.evidence.isEmpty })
  }

  @Test func `the explanation says what the rule says, with the same figures`() throws {
    var suite = QuietSuite(runs: 20)
    suite.runs[19][7] *= 2
    let history = suite.history(of: 19, reruns: [7: [130_000, 129_000, 128_000]])
    let finding = try #require(
      GateRules.judge(history, by: Policy()).rules
        .first { $0.rule == RuleName.durationRegression }?.findings.first)
    let explanation = DurationExplanation(
      of: TestID(7), named: TestIdentity(name: "t7"), in: JudgedRun(history, by: Policy()),
      by: Policy())
    let confirmation = try #require(explanation.confirmation)
    #expect(confirmation.status == .confirmed)
    #expect(
      finding.figures.contains {
        $0.name == "ratio" && $0.value == .number(confirmation.timesExpected)
      })
    #expect(
      explanation.baseline.count == 19 && explanation.baseline.allSatisfy { $0.leftOut == nil })
    let run = RunExplanation(of: JudgedRun(history, by: Policy()), by: Policy())
    #expect(run.suspects.map(\.test) == [TestID(7)])
  }

  @Test func `what does not count for a test is said with the reason`() {
    let suite = QuietSuite(runs: 12)
    var history = suite.history(of: 11)
    history.baselineDurations[0].tests.remove(at: 7)
    history.baselineDurations[0].microseconds.remove(at: 7)
    history.acceptances = [
      Acceptance(
        rule: RuleName.durationRegression, test: TestID(7), reason: "wanted",
        author: "ann",
        run: RunID(3), since: Instant(microseconds: 3_000_000))
    ]
    let explanation = DurationExplanation(
      of: TestID(7), named: TestIdentity(name: "t7"), in: JudgedRun(history, by: Policy()),
      by: Policy())
    let reasons = explanation.baseline.map(\.leftOut)
    #expect(reasons.prefix(3).allSatisfy { $0?.contains("ann accepted: wanted") == true })
    #expect(reasons[3..<10].allSatisfy { $0 == nil })
    #expect(reasons.last??.contains("did not pass") == true)
    #expect(explanation.judgement?.baseline.runs == 7)
  }
}
