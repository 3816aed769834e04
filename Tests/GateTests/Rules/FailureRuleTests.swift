import Gate
import History
import Testing

struct FailureRuleTests {
  private func report(_ history: FlakeHistory) -> RuleReport? {
    GateRules.judge(history.history, by: Policy()).rules.first { $0.rule.rawValue == "failures" }
  }

  private func figure(_ name: String, _ finding: Finding?) -> Figure? {
    finding?.figures.first { $0.name == name }?.value
  }

  @Test func `a failure without a retry fails, with its probability of being a real break`() {
    let failed = report(FlakeHistory(.passes(200) + ["F"]))
    #expect(failed?.status == .fail)
    let finding = failed?.findings.first
    guard case .number(let pBad) = figure("p_bad", finding) else {
      Issue.record("no p_bad")
      return
    }
    // Without anything learnt it is 0.451; most suites have less noise than the mean of all, and 200 passes agree. Of
    // few tests each is likelier than of many to be the one that a commit breaks.
    #expect(abs(pBad - 0.849) < 0.005)
    #expect(figure("attempts_to_settle", finding) == .count(1))
    #expect(
      finding?.summary
        == "failed; failing, unconfirmed, 85 % likely broken by the code: 1 more failure would "
        + "prove it broken")
    #expect(finding?.next == .retryFailures(run: RunKey("run200")))
  }

  @Test func `the fewer tests a suite has the likelier a failure is a break`() {
    let chances = [0, 20, 60].map { count -> Double in
      let others = Array(repeating: [String].passes(30), count: count)
      let finding = report(FlakeHistory(.passes(30) + ["F"], others: others))?.findings.first
      guard case .number(let pBad) = figure("p_bad", finding) else { return .nan }
      return pBad
    }
    #expect(chances[0] > chances[1] && chances[1] > chances[2], "\(chances)")
  }

  @Test func `exactly one failure is announced`() {
    #expect(report(FlakeHistory(["P", "F"]))?.summary == "1 test failed")
    let two = FlakeHistory(["P", "F"], others: [["P", "F"]])
    #expect(report(two)?.summary == "2 tests failed")
  }

  @Test func `retries are counted once`() {
    let finding = report(FlakeHistory(.passes(10) + ["FFF"]))?.findings.first
    #expect(figure("attempts", finding) == .count(3))
    #expect(finding?.summary.hasPrefix("failed in all of 3 attempts") == true)
  }

  @Test func `of executions it is said how many failed`() {
    let attempts = [Outcome.passed, .failed, .passed].map { Attempt(outcome: $0) }
    let result = TestResult(test: TestID(1), attempts: attempts)
    #expect(result?.executions == 3 && result?.failedExecutions == 1)
    let retried = [Attempt(outcome: .failed), Attempt(outcome: .failed, mode: .retry)]
    #expect(TestResult(test: TestID(1), attempts: retried)?.executions == 1)
  }

  @Test func `the bound is printed beside what retries did`() {
    var words = [String].passes(30)
    words[3] = "FFP"
    words[9] = "FP"
    let rule = report(FlakeHistory(words + ["FP"]))
    #expect(rule?.notes.count == 1 && rule?.findings.allSatisfy { $0.test != nil } == true)
    func figure(_ name: String) -> Figure? { rule?.figures.first { $0.name == name }?.value }
    #expect(figure("retries") == .count(3))
    #expect(figure("failed_retries") == .count(1))
    guard case .number(let with) = figure("false_block_bound"),
      case .number(let without) = figure("without_retries")
    else {
      Issue.record("no bound")
      return
    }
    // One of three retries failed, so that retries are not taken for independent.
    #expect(with < 0.02 && without > 4 * with)
  }

  @Test func `where all retries passed the bound is under a hundredth`() {
    var words = [String].passes(30)
    words[3] = "FP"
    words[9] = "FP"
    let others = (10..<20).map { index in
      var other = [String].passes(31)
      other[index] = "FP"
      return other
    }
    let rule = report(FlakeHistory(words + ["FP"], others: others))
    func figure(_ name: String) -> Figure? { rule?.figures.first { $0.name == name }?.value }
    #expect(figure("failed_retries") == .count(0))
    guard case .number(let with) = figure("false_block_bound") else {
      Issue.record("no bound")
      return
    }
    #expect(with < 0.01)
  }

  @Test func `where many tests are very flaky each may be tried more often`() {
    let flaky = (0..<20).map { $0 % 2 == 0 ? "FP" : "P" }
    let others = (0..<8).map { _ in flaky + ["P"] }
    let finding = report(FlakeHistory(flaky + ["F"], others: others))?.findings.first
    guard case .count(let allowed) = figure("attempts_allowed", finding) else {
      Issue.record("no budget")
      return
    }
    #expect(allowed > 3)
  }

  @Test func `a run that passed says nothing of flakes`() {
    var history = FlakeHistory(.passes(20)).history
    history.attempts = nil
    let report = GateRules.judge(history, by: Policy()).rules.first {
      $0.rule.rawValue == "failures"
    }
    #expect(report?.findings.isEmpty == true)
  }

  @Test func `a failure on one platform alone is judged by that platform's past`() {
    let platforms = (0..<40).map { $0 % 2 == 0 ? "linux" : "windows" }
    let words = (0..<40).map { $0 % 2 == 0 ? "P" : $0 > 33 ? "F" : "P" }
    let failed = FlakeHistory(words) { history in
      let old = history.attempts
      var split = AttemptHistory(runs: old?.runs ?? [], platforms: platforms)
      for (place, word) in words.enumerated() {
        split.add(.init(run: place, outcome: word == "P" ? .passed : .failed), of: TestID(1))
      }
      history.attempts = split
      history.platform = "windows"
    }
    let finding = report(failed)?.findings.first
    #expect(figure("state", finding) == .text("broken"))
  }
}
