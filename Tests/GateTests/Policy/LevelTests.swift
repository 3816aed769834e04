import Gate
import History
import Testing

/// What the levels of `laptime.toml` make of what rules say.
struct LevelTests {
  /// A run that breaks every rule that looks at one run and its trunk alone.
  private let bad = history([.failed, .skipped]) { history in
    history.run.wall = seconds(500)
    history.run.user = 1
    history.run.system = 1
    history.run.cores = 8
    history.run.coverage = CoverageCounts(linesCovered: 1, linesTotal: 10)
    var earlier = summary("b")
    earlier.coverage = CoverageCounts(linesCovered: 9, linesTotal: 10)
    earlier.wall = seconds(600)
    history.baseline = [earlier]
    history.latestOfBranch = [history.run]
    history.pins = [
      PinnedRun(
        name: "p", run: earlier, improve: 0.5, pinnedAt: Instant(microseconds: 0), author: nil)
    ]
    history.setTrunk([2: .passed, 3: .passed, 4: .passed])
  }

  private let broken: [RuleName] = [
    .failures, .missingTests, .skippedTests, .suiteTime, .coverageFloor, .coverageDrop,
    .parallelEfficiency, .improvement,
  ]

  private func statuses(_ level: RuleLevel?) -> (verdict: Verdict, of: [RuleName: RuleReport]) {
    var policy = Policy()
    for rule in GateRules.all.map({ $0.name }) { policy.set(rule, to: level) }
    let report = GateRules.judge(bad, by: policy)
    return (
      report.verdict,
      Dictionary(
        uniqueKeysWithValues: report.rules.map { ($0.rule, $0) })
    )
  }

  @Test func `a rule that must hold fails, and with it the run`() {
    let (verdict, rules) = statuses(.fail)
    #expect(verdict == .fail)
    for rule in broken { #expect(rules[rule]?.status == .fail, "\(rule)") }
  }

  @Test func `a rule that only warns never fails the run`() {
    let (verdict, rules) = statuses(.warn)
    #expect(verdict == .pass)
    for rule in broken { #expect(rules[rule]?.status == .warn, "\(rule)") }
  }

  @Test func `a rule that is off says so and nothing else`() {
    let (verdict, rules) = statuses(.off)
    #expect(verdict == .pass)
    for rule in GateRules.all.map({ $0.name }) {
      #expect(rules[rule]?.status == .skipped && rules[rule]?.findings.isEmpty == true)
      #expect(rules[rule]?.summary.contains("off") == true)
    }
  }

  @Test func `without a level skips, efficiency and tiers warn and everything else fails`() {
    let rules = statuses(nil).of
    for rule in broken {
      let warns = [.skippedTests, .parallelEfficiency].contains(rule)
      #expect(rules[rule]?.status == (warns ? .warn : .fail), "\(rule)")
    }
  }

  @Test func `a test whose going was accepted is not missed`() {
    var run = history([.passed])
    run.setTrunk([1: .passed, 2: .passed])
    let judged = GateRules.judge(run, by: Policy())
    #expect(judged.verdict == .fail)
    run.acceptances = [
      Acceptance(
        rule: RuleName("missing-tests"), test: TestID(2), reason: "moved", author: "me",
        run: RunID(1),
        since: run.run.startedAt)
    ]
    #expect(GateRules.judge(run, by: Policy()).verdict == .pass)
  }
}
