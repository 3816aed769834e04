import Gate
import History
import TestSupport
import Testing

/// What duets with the base make of the durations rule.
struct DuetRuleTests {
  private func history(
    runs: Int = 12, slow: Int64 = 2, duets: [Int64: Bool?] = [:], model: String? = nil
  ) -> RunHistory {
    var suite = QuietSuite(runs: runs)
    suite.runs[runs - 1][7] *= slow
    var history = suite.history(of: runs - 1)
    history.run.environment.cpuModel = model
    for (test, isSlower) in duets {
      history.duets[TestID(test)] = DuetResult(
        base: "0123456789abcdef", ratio: 1.42, low: 1.31, high: 1.55, extra: 31_000,
        pValue: 0.001, isSlower: isSlower, headRuns: 6, baseRuns: 6)
    }
    return history
  }

  private func report(_ history: RunHistory) throws -> RuleReport {
    try #require(
      GateRules.judge(history, by: Policy()).report(of: RuleName.durationRegression))
  }

  @Test func `a slowdown that a duet shows fails, suspected or not`() throws {
    for duets in [[7: true], [9: true]] as [[Int64: Bool?]] {
      let report = try report(history(duets: duets))
      #expect(report.status == .fail)
      let finding = try #require(report.findings.first)
      #expect(finding.test == TestID(duets.keys.first ?? 0))
      #expect(
        finding.summary
          == "slower ×1.42 (1.31 to 1.55), 6 + 6 runs on this machine, beside its base 0123456789")
    }
  }

  @Test func `a duet clears a suspect, and one that was not settled does not`() throws {
    #expect(try report(history()).status == .warn)
    let cleared = try report(history(duets: [7: false]))
    #expect(cleared.status == .pass && cleared.suspects.isEmpty)
    let open = try report(history(duets: [7: Bool?.none]))
    #expect(open.status == .warn && open.suspects == [TestID(7)])
  }

  @Test(arguments: [2, 12])
  func `a duet that leans slower when the time is over is told with its figures`(runs: Int) throws {
    var history = history(runs: runs, slow: 1)
    history.duets[TestID(9)] = DuetResult(
      base: "0123456789abcdef", ratio: 3.24, low: nil, high: nil, extra: 110_000, pValue: 1 / 6,
      isSlower: nil, headRuns: 2, baseRuns: 2)
    let report = try report(history)
    #expect(report.status == .warn)
    let finding = try #require(report.told.first)
    #expect(finding.test == TestID(9))
    #expect(finding.summary.hasPrefix("not settled: ×3.24, 2 + 2 runs on this machine"))
    for (name, value) in [
      ("ratio", Figure.number(3.24)), ("worth_a_look", .flag(true)), ("confirmed", .flag(nil)),
      ("runs_head", .count(2)),
    ] {
      #expect(finding.figures.contains { $0.name == name && $0.value == value }, "\(name)")
    }
    var policy = Policy()
    policy[DurationRegression.confirm] = .required
    #expect(
      GateRules.judge(history, by: policy).report(of: RuleName.durationRegression)?.status
        == .inconclusive)
    history.duets[TestID(9)]?.ratio = 1.02
    history.duets[TestID(9)]?.extra = 1_000
    #expect(try self.report(history).told.isEmpty)
  }

  @Test func `a duet clears nothing that the runs before saw as well`() throws {
    var suite = QuietSuite(runs: 20)
    for run in 17...19 { suite.runs[run][7] *= 2 }
    var history = suite.history(of: 19)
    #expect(try report(history).status == .fail)
    history.duets[TestID(7)] = DuetResult(
      base: "0123456789", ratio: 1, low: 0.9, high: 1.1, extra: 0, pValue: 0.5, isSlower: false,
      headRuns: 6, baseRuns: 6)
    #expect(try report(history).status == .fail)
  }

  @Test func `a duet needs neither a history nor a known machine`() throws {
    #expect(try report(history(runs: 1)).status == .skipped)
    #expect(try report(history(runs: 1, duets: [7: true])).status == .fail)
    let fine = try report(history(runs: 1, duets: [7: false]))
    #expect(fine.status == .pass && fine.summary.contains("none of 1 test is slower"))
    let unknown = try report(history(slow: 3, duets: [7: true], model: "other"))
    #expect(unknown.status == .fail)
  }

  @Test func `on a machine that is not known a duet is the next step`() throws {
    let report = try report(history(slow: 3, model: "other"))
    #expect(report.findings.map(\.next) == [.duet])
  }

  @Test func `what was accepted fails no more`() throws {
    var history = history(duets: [9: true])
    history.acceptances = [
      Acceptance(
        rule: .durationRegression, test: TestID(9), reason: "wanted", author: "me",
        run: history.run.id, since: history.run.startedAt)
    ]
    #expect(try report(history).status == .warn)
  }
}
