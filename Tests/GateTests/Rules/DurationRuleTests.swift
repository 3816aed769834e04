import Gate
import History
import TestSupport
import Testing

struct DurationRuleTests {
  /// A suite of 60 tests with ten runs behind it, all with a little noise; `change` is applied to the
  /// microseconds of the run that is judged.
  private func history(
    reruns: [Int64] = [], machine: Double = 1, probe: Double? = nil,
    change: (Int, Int64) -> Int64 = { $1 }
  ) -> RunHistory {
    var random = Generator(seed: 11)
    func duration(_ test: Int) -> Int64 {
      Int64(Double(50_000 + 2_000 * test) * (1 + 0.02 * random.normal()))
    }
    let baseline = (0..<10).map { _ -> RunDurations in
      var run = RunDurations()
      for test in 1...60 {
        run.tests.append(TestID(Int64(test)))
        run.microseconds.append(duration(test))
      }
      return run
    }
    let results = (1...60).compactMap { test -> TestResult? in
      let took = Int64(Double(change(test, duration(test))) * machine)
      var attempts = [Attempt(outcome: .passed, duration: took)]
      if test == 7 {
        attempts += reruns.map { Attempt(outcome: .passed, mode: .rerun, duration: $0) }
      }
      return result(Int64(test), attempts)
    }
    var history = RunHistory(run: summary("run"), results: results, trunk: "main")
    history.run.probe = probe.map { $0 * 200_000 }
    history.baseline = (0..<10).map { _ in
      var run = summary("b")
      run.probe = probe == nil ? nil : 200_000
      return run
    }
    history.baselineDurations = baseline
    return history
  }

  private func report(
    _ rule: RuleName, _ history: RunHistory, _ change: (inout Policy) -> Void = { _ in }
  ) -> RuleReport? {
    var policy = Policy()
    change(&policy)
    return GateRules.judge(history, by: policy).rules.first { $0.rule == rule }
  }

  @Test func `a suite that takes what it took passes`() {
    for rule in [RuleName.durationRegression, .suiteRegression, .groupRegression] {
      #expect(report(rule, history())?.status == .pass)
    }
  }

  @Test func `one slow execution is a suspect that warns, or keeps the run open if so asked`() {
    let slow = history { $0 == 7 ? $1 * 2 : $1 }
    let warned = report(.durationRegression, slow)
    #expect(warned?.status == .warn)
    #expect(warned?.findings.map(\.test) == [TestID(7)])
    #expect(
      report(.durationRegression, slow) { $0[DurationRegression.confirm] = .required }?.status
        == .inconclusive)
  }

  @Test
  func `as many slow re-runs as the baseline is short confirm a suspect, one usual one clears it`()
  {
    let confirmed = history(reruns: [128_000, 130_000, 126_000, 129_000]) { $0 == 7 ? $1 * 2 : $1 }
    #expect(report(.durationRegression, confirmed)?.status == .fail)
    let three = history(reruns: [128_000, 130_000, 126_000]) { $0 == 7 ? $1 * 2 : $1 }
    #expect(report(.durationRegression, three)?.status == .warn)
    #expect(report(.durationRegression, three)?.rerunsLeft == 1)
    let cleared = history(reruns: [128_000, 64_000, 126_000]) { $0 == 7 ? $1 * 2 : $1 }
    #expect(report(.durationRegression, cleared)?.status == .pass)
  }

  @Test func `a slower machine makes no suspects, and with too slow a one no test is judged`() {
    #expect(report(.durationRegression, history(machine: 1.15))?.status == .pass)
    let slow = report(.durationRegression, history(machine: 1.5))
    #expect(slow?.status == .pass && slow?.summary.contains("no single test is judged") == true)
    let probed = history(machine: 1.5, probe: 1.5)
    #expect(report(.durationRegression, probed)?.status == .pass)
  }

  @Test func `code that got slower everywhere fails by the probe and only warns without one`() {
    #expect(report(.suiteRegression, history(machine: 1.2, probe: 1))?.status == .fail)
    #expect(report(.suiteRegression, history(machine: 1.2, probe: 1.19))?.status == .pass)
    #expect(report(.suiteRegression, history(machine: 1.2))?.status == .warn)
  }

  @Test func `a slower run in which all tests vary more than usual as well is the machine's`() {
    var random = Generator(seed: 5)
    let loaded = history(machine: 1.3) { _, took in
      Int64(Double(took) * (1 + 0.1 * random.normal()))
    }
    let report = report(.suiteRegression, loaded)
    #expect(report?.status == .pass)
    #expect(report?.summary.contains("as much as usual: the machine") == true)
  }

  @Test func `a probe that alone says slower only warns`() {
    #expect(report(.suiteRegression, history(machine: 1, probe: 0.7))?.status == .warn)
  }

  @Test func `four earlier runs are too few`() {
    var short = history()
    short.baseline.removeLast(6)
    short.baselineDurations.removeLast(6)
    for rule in [RuleName.durationRegression, .suiteRegression, .groupRegression] {
      #expect(report(rule, short)?.status == .skipped)
    }
  }
}
