import Gate
import History
import TestSupport
import Testing

/// What somebody took on purpose, the gate no longer speaks of.
struct AcceptanceTests {
  private func report(_ rule: RuleName, _ history: RunHistory) -> RuleReport? {
    GateRules.judge(history, by: Policy()).rules.first { $0.rule == rule }
  }

  private func ratio(of test: Int64, _ history: RunHistory) -> Double? {
    let finding = report(.durationRegression, history)?.findings.first { $0.test == TestID(test) }
    guard case .number(let ratio) = finding?.figures.first(where: { $0.name == "ratio" })?.value
    else { return nil }
    return ratio
  }

  private func acceptance(_ rule: RuleName, of test: Int64?, since run: Int) -> Acceptance {
    Acceptance(
      rule: rule, test: test.map(TestID.init), reason: "wanted", author: "ann",
      run: RunID(Int64(run)), since: Instant(microseconds: Int64(run) * 1_000_000))
  }

  @Test func `a slowdown that was accepted is no suspect any more`() {
    var suite = QuietSuite(runs: 30)
    for run in 28..<30 { suite.runs[run][7] *= 2 }
    var history = suite.history(of: 29)
    #expect(report(.durationRegression, history)?.findings.map(\.test) == [TestID(7)])
    history.acceptances = [acceptance(.durationRegression, of: 7, since: 28)]
    #expect(report(.durationRegression, history)?.status == .pass)
  }

  @Test func `a slowdown on top of an accepted one is measured by what the test took since`() {
    var suite = QuietSuite(runs: 20)
    for run in 12..<20 { suite.runs[run][7] *= 2 }
    suite.runs[19][7] = suite.runs[19][7] * 3 / 2
    var history = suite.history(of: 19)
    #expect(abs((ratio(of: 7, history) ?? 0) - 3) < 0.2)
    history.acceptances = [acceptance(.durationRegression, of: 7, since: 12)]
    #expect(abs((ratio(of: 7, history) ?? 0) - 1.5) < 0.1)
  }

  @Test func `the run of the acceptance itself has nothing to compare the test with`() {
    var suite = QuietSuite(runs: 20)
    suite.runs[19][7] *= 2
    var history = suite.history(of: 19)
    history.acceptances = [acceptance(.durationRegression, of: 7, since: 19)]
    #expect(report(.durationRegression, history)?.status == .pass)
  }

  @Test func `an acceptance is of one test, one rule, and of no earlier run`() {
    var suite = QuietSuite(runs: 20)
    suite.runs[19][7] *= 2
    for other in [
      acceptance(.durationRegression, of: 8, since: 15),
      acceptance(.missingTests, of: 7, since: 15),
      acceptance(.durationRegression, of: 7, since: 25),
    ] {
      var history = suite.history(of: 19)
      history.acceptances = [other]
      #expect(report(.durationRegression, history)?.findings.map(\.test) == [TestID(7)])
    }
  }

  @Test func `a slower suite is compared with the runs since it was accepted`() {
    var suite = QuietSuite(runs: 20)
    for run in 12..<20 { for test in 0..<60 { suite.runs[run][test] += 10_000 } }
    var history = suite.history(of: 19)
    #expect(report(.suiteRegression, history)?.status == .warn)
    history.acceptances = [acceptance(.suiteRegression, of: nil, since: 12)]
    #expect(report(.suiteRegression, history)?.status == .pass)
  }

  @Test func `coverage is compared with the runs since its drop was accepted`() {
    var history = QuietSuite(runs: 10).history(of: 9)
    func coverage(_ lines: Int64) -> CoverageCounts {
      CoverageCounts(
        linesCovered: lines, linesTotal: 100, branchesCovered: 0, branchesTotal: 0)
    }
    history.run.coverage = coverage(85)
    for i in history.baseline.indices { history.baseline[i].coverage = coverage(i < 2 ? 85 : 90) }
    #expect(report(.coverageDrop, history)?.status == .fail)
    var taken = acceptance(.coverageDrop, of: nil, since: 7)
    taken.coverage = coverage(85)
    history.acceptances = [taken]
    #expect(report(.coverageDrop, history)?.status == .pass)
    #expect(report(.coverageDrop, history)?.notes.first?.contains("wanted (ann)") == true)
    history.run.coverage = coverage(83)
    #expect(report(.coverageDrop, history)?.status == .fail, "no more was taken than a drop to 85")
  }

  @Test func `a drop taken on a branch is that branch's alone until the trunk shows it`() {
    var history = QuietSuite(runs: 10).history(of: 9)
    func coverage(_ lines: Int64) -> CoverageCounts {
      CoverageCounts(linesCovered: lines, linesTotal: 100)
    }
    history.trunk = "main"
    history.run.branch = "other"
    history.run.coverage = coverage(50)
    for i in history.baseline.indices { history.baseline[i].coverage = coverage(90) }
    var taken = acceptance(.coverageDrop, of: nil, since: 7)
    (taken.coverage, taken.branch) = (coverage(50), "feature")
    history.acceptances = [taken]
    #expect(report(.coverageDrop, history)?.status == .fail)
    history.run.branch = "feature"
    #expect(report(.coverageDrop, history)?.status == .pass)
    history.run.branch = "other"
    history.baseline[0].coverage = coverage(50)
    #expect(report(.coverageDrop, history)?.status == .pass)
  }

  @Test func `tests whose removal was accepted are not missed, others are`() {
    var history = history([.passed])
    history.setTrunk([1: .passed, 2: .passed, 3: .passed])
    #expect(report(.missingTests, history)?.findings.map(\.test) == [TestID(2), TestID(3)])
    history.acceptances = [acceptance(.missingTests, of: 2, since: 1)]
    #expect(report(.missingTests, history)?.findings.map(\.test) == [TestID(3)])
  }
}
