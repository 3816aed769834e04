import Gate
import History
import Testing

struct GateRulesTests {
  private func verdict(_ history: RunHistory, _ policy: Policy = Policy()) -> Verdict {
    GateRules.judge(history, by: policy).verdict
  }

  @Test func `a run with all tests passed passes`() {
    #expect(verdict(history([.passed, .skipped, .xfailed])) == .pass)
  }

  @Test func `no rule is called as what tells why there is no verdict`() {
    #expect(!GateRules.all.contains { $0.name == .noVerdict })
  }

  @Test func `no tests are no data, never a pass`() {
    #expect(verdict(history([])) == .noData)
  }

  @Test func `an incomplete run is no data, and fails where a test failed`() {
    #expect(verdict(history { $0.run.isComplete = false }) == .noData)
    #expect(verdict(history([.failed]) { $0.run.isComplete = false }) == .fail)
  }

  @Test func `a failure weighs more than missing data, that more than an open question`() {
    var open = history(Array(repeating: .failed, count: 10))
    #expect(verdict(open) == .inconclusive)
    open.run.isComplete = false
    #expect(verdict(open) == .noData)
    open.run.wall = seconds(500)
    #expect(verdict(open) == .fail)
  }

  @Test func `the first run of a suite is judged by the absolute rules alone`() {
    let report = GateRules.judge(history { $0.run.wall = seconds(1) }, by: Policy())
    let judged = Set(report.rules.filter { $0.status != .skipped }.map(\.rule))
    #expect(judged == [.failures, .suiteTime])
    for rule in report.rules where rule.status == .skipped { #expect(!rule.summary.isEmpty) }
  }

  @Test func `a rule's level makes its failure a warning or nothing`() {
    var policy = Policy()
    policy.set(.failures, to: .warn)
    #expect(verdict(history([.failed]), policy) == .pass)
    policy.set(.failures, to: .off)
    let report = GateRules.judge(history([.failed]), by: policy)
    #expect(report.verdict == .pass)
    #expect(report.rules.first?.status == .skipped)
  }

  @Test func `every rule reports, each once, in the order of their names' list`() {
    let rules = GateRules.judge(history(), by: Policy()).rules.map(\.rule)
    #expect(rules == GateRules.all.map { $0.name })
  }
}
