import Analysis
import Testing

struct RetryBudgetTests {
  private let clean = FlakeModel().estimate(SampleHistory("P*200").sources)
  /// Ten failures and ninety passes.
  private let flaky = FlakeModel().estimate(SampleHistory("P*80 FP*10").sources)

  private func bound(_ estimate: FlakeEstimate, tests: Int, attempts: Int) -> Double {
    RetryBudget.bound(
      [FlakeEstimate](repeating: estimate, count: tests),
      attempts: [Int](repeating: attempts, count: tests))
  }

  @Test func `two thousand clean tests block half of all runs without a retry, few with one`() {
    #expect(abs(bound(clean, tests: 2_000, attempts: 1) - 0.49) < 0.01)
    #expect(abs(bound(clean, tests: 2_000, attempts: 2) / 0.0019 - 1) < 0.05)
  }

  @Test(arguments: [(1, 1.52), (2, 0.126), (3, 0.0112), (4, 0.0011)])
  func `twenty tests that fail one time in ten`(attempts: Int, expected: Double) {
    #expect(abs(bound(flaky, tests: 20, attempts: attempts) / expected - 1) < 0.03)
  }

  @Test func `the budget is the smallest that keeps the promise`() {
    let estimates =
      [FlakeEstimate](repeating: clean, count: 2_000)
      + [FlakeEstimate](repeating: flaky, count: 20)
    let budget = RetryBudget(estimates, minimum: 1)
    #expect(budget.bound <= budget.alpha)
    #expect(budget.bound <= 0.01)
    #expect(budget.attempts.first == 2)
    #expect(budget.attempts.last == 4)
    let fewer = budget.attempts.map { $0 == 4 ? 3 : $0 }
    #expect(RetryBudget.bound(estimates, attempts: fewer) > 0.01)
  }

  @Test func `a promise that cannot be kept is not claimed`() {
    let hopeless = FlakeModel().estimate(SampleHistory("(P F)*200").sources)
    let budget = RetryBudget([FlakeEstimate](repeating: hopeless, count: 100), maximum: 3)
    #expect(budget.attempts.allSatisfy { $0 == 3 })
    #expect(budget.bound > budget.alpha)
    #expect(RetryBudget([]).bound == 0)
    #expect(RetryBudget([clean], minimum: 1).attempts == [1])
  }

  @Test func `three attempts are the least, and four for tests that fail often`() {
    let estimates =
      [FlakeEstimate](repeating: clean, count: 2_000)
      + [FlakeEstimate](repeating: flaky, count: 20)
    let budget = RetryBudget(estimates)
    #expect(budget.attempts.first == 3)
    #expect(budget.attempts.last == 4)
    #expect(budget.bound < 0.002)
  }

  @Test func `the chance of a red run is shared out among the tests`() {
    let suite = FalseRedChance([clean, flaky, flaky], attempts: [1, 1, 1])
    let rate = flaky.failsAll(attempts: 1)
    let expected = 1 - (1 - clean.failsAll(attempts: 1)) * (1 - rate) * (1 - rate)
    #expect(abs(suite.falseRed - expected) < 1e-12)
    #expect(abs(suite.shares.reduce(0, +) - 1) < 1e-12)
    #expect(suite.shares[1] == suite.shares[2] && suite.shares[0] < 0.01)
    #expect(abs(suite.flakesPerRun - 2 * rate - clean.failsAll(attempts: 1)) < 1e-12)
    #expect(FalseRedChance([], attempts: []).falseRed == 0)
  }

  @Test func `retries that fail on sources that can pass are counted`() {
    let tests = ["P FP FFP FFF P", "FFFP P"].map { SampleHistory($0).sources }
    let counted = FalseRedChance.failuresAfterFailure(tests)
    #expect(counted.failed == 3)
    #expect(counted.retries == 6)
  }
}
