import History
import TestSupport
import Testing

struct AttemptTests {
  private func attempts(_ outcomes: Outcome..., mode: AttemptMode = .retry) -> [Attempt] {
    outcomes.enumerated().map { Attempt(outcome: $1, mode: $0 == 0 ? .suite : mode) }
  }

  @Test func `a pass forgives the failures before it and none after it`() {
    #expect(attempts(.failed, .failed, .passed).finalOutcome == .passed)
    #expect(attempts(.passed, .failed).finalOutcome == .failed)
    #expect(attempts(.failed, .passed, .skipped).finalOutcome == .passed)
    #expect(attempts(.passed, .failed, .passed).finalOutcome == .passed)
    #expect(attempts(.failed, .skipped).finalOutcome == .failed)
    #expect(attempts(.skipped, .failed).finalOutcome == .failed)
    #expect(attempts(.failed, .crashed, .errored).finalOutcome == .errored)
    #expect(attempts(.skipped).finalOutcome == .skipped)
    #expect([Attempt]().finalOutcome == nil)
  }

  @Test func `of executions of their own the worst counts`() {
    #expect(attempts(.passed, .failed, .passed, mode: .suite).finalOutcome == .failed)
    #expect(attempts(.skipped, .passed, mode: .suite).finalOutcome == .passed)
  }

  @Test func `flaky is what passed in the end and failed as well`() {
    #expect(attempts(.failed, .passed).isFlaky && attempts(.passed, .failed, .passed).isFlaky)
    #expect(!attempts(.passed, .failed).isFlaky)
    #expect(!attempts(.failed, .failed).isFlaky && !attempts(.passed, .skipped).isFlaky)
    #expect(!attempts(.failed, .passed, mode: .suite).isFlaky)
  }

  @Test func `another failed try never makes a test pass, and no try makes it disappear`() {
    var random = Generator(seed: 2)
    for _ in 0..<2000 {
      var some = (0...Int.random(in: 0...5, using: &random)).map { index in
        Attempt(
          outcome: Outcome.allCases.randomElement(using: &random) ?? .passed,
          mode: index == 0 ? .suite : .retry)
      }
      let before = some.finalOutcome
      some.append(
        Attempt(outcome: Outcome.allCases.randomElement(using: &random) ?? .passed, mode: .rerun))
      let after = some.finalOutcome
      if some.last?.outcome.isFailure == true { #expect(after?.isFailure == true) }
      if before?.isFailure == true { #expect(after != .skipped) }
    }
  }

  @Test func `failures weigh more than everything else`() {
    for outcome in Outcome.allCases {
      #expect(!(outcome.isPass && outcome.isFailure))
      if outcome.isFailure { #expect(Outcome.allCases.allSatisfy { $0.isFailure || $0 < outcome }) }
    }
  }
}
