import Gate
import History
import Testing

struct NewFlakyTests {
  private let flaked = [Attempt(outcome: .failed), Attempt(outcome: .passed, mode: .retry)]

  /// Test 1 flaked; the baseline has so many runs, in some of which tests failed.
  private func history(
    runs: Int = 200, isOld: Bool = true, failures: [Int64: Int] = [:], reruns: [Outcome] = []
  ) -> RunHistory {
    let attempts = flaked + reruns.map { Attempt(outcome: $0, mode: .rerun) }
    var history = RunHistory(
      run: summary("run"), results: [result(1, attempts)].compactMap(\.self), trunk: "main")
    history.setTrunk(isOld ? [1: .passed] : [2: .passed])
    history.baseline = (0..<runs).map { _ in summary("b") }
    for (test, count) in failures { history.baselineFailures[TestID(test)] = count }
    return history
  }

  private func status(_ history: RunHistory) -> RuleStatus? {
    GateKeeper.judge(history, by: Policy()).rules.first { $0.rule == "new-flaky" }?.status
  }

  @Test func `a new test that flaked fails at once`() {
    #expect(status(history(isOld: false)) == .fail)
  }

  @Test func `a test that is known to flake is not new`() {
    #expect(status(history(failures: [1: 3])) == .pass)
  }

  @Test func `an old test's first flake is a warning where first flakes are usual`() {
    let many = Dictionary(uniqueKeysWithValues: (100..<184).map { (Int64($0), 1) })
    #expect(status(history(failures: many)) == .warn)
    #expect(status(history(runs: 3)) == .warn)
  }

  @Test func `ten more attempts confirm or clear it`() {
    let many = Dictionary(uniqueKeysWithValues: (100..<184).map { (Int64($0), 1) })
    let clean = [Outcome](repeating: .passed, count: 10)
    #expect(status(history(failures: many, reruns: clean)) == .warn)
    let two = [Outcome](repeating: .passed, count: 8) + [.failed, .failed]
    #expect(status(history(failures: many, reruns: two)) == .fail)
  }

  @Test func `where first flakes are rare one is enough`() {
    #expect(status(history(runs: 200)) == .fail)
  }

  @Test func `a failure that another run of the source passed is a flake too`() {
    var run = history(isOld: false)
    run.results = [result(1, [Attempt(outcome: .failed)])].compactMap(\.self)
    #expect(status(run) == .pass)
    run.onSameSource[TestID(1)] = .init(passes: 1, failures: 0)
    #expect(status(run) == .fail)
  }
}
