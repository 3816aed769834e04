import History
import TestSupport
import Testing

@testable import Analysis

/// What a suite teaches of its tests.
struct FlakeSurveyTests {
  /// So many tests that passed on every source, and others that did what is told.
  private func suite(_ special: [String], clean: Int, sources: Int) -> [[SourceTally]] {
    special.map { SampleHistory($0).sources }
      + Array(repeating: SampleHistory("P*\(sources)").sources, count: clean)
  }

  private func states(_ tests: [[SourceTally]], first: Int) -> [TestState] {
    let survey = FlakeSurvey(tests, from: FlakePriors())
    return tests.prefix(first).map {
      survey.model.assess(survey.weighed(TestTally(sources: $0))).state
    }
  }

  private func pFlaky(_ tests: [[SourceTally]]) -> Double {
    let survey = FlakeSurvey(tests, from: FlakePriors())
    return survey.model.estimate(survey.weighed(TestTally(sources: tests[0])).sources).pFlaky
  }

  @Test(arguments: [3, 5, 8])
  func `tests that fail once and together are not suspect`(size: Int) {
    let hit = Array(repeating: "P*60 FP P*60", count: size)
    #expect(Set(states(suite(hit, clean: 200, sources: 121), first: size)) == [.healthy])
    let apart = (0..<size).map { "P*\(20 + 9 * $0) FP P*\(100 - 9 * $0)" }
    let (together, single) = (
      suite(hit, clean: 200, sources: 121), suite(apart, clean: 200, sources: 121)
    )
    #expect(pFlaky(together) < 0.3 * pFlaky(single))
  }

  @Test func `tests that fail together again and again are flaky`() {
    let group = Array(repeating: "(P*12 FP)*8 P*5", count: 9)
    #expect(Set(states(suite(group, clean: 10, sources: 109), first: 9)) == [.flaky])
  }

  @Test func `a change that breaks several tests is no outage once it lasts`() {
    let broken = Array(repeating: "P*100 F F F", count: 6)
    #expect(Set(states(suite(broken, clean: 200, sources: 103), first: 6)) == [.broken])
    let fresh = Array(repeating: "P*100 F", count: 6)
    #expect(Set(states(suite(fresh, clean: 200, sources: 101), first: 6)) == [.failingUnconfirmed])
  }

  @Test func `a suite of thousands without flakes does not hide one that fails often`() {
    let loud = states(suite(["(P*9 FP)*4"], clean: 5_000, sources: 40), first: 1)
    #expect(loud == [.flaky])
  }

  @Test func `share and noise are those of the suite, within bounds`() {
    func priors(_ tests: [[SourceTally]]) -> FlakePriors {
      FlakeSurvey(tests, from: FlakePriors()).model.priors
    }
    let quiet = priors(suite([], clean: 2_000, sources: 50))
    #expect(quiet.flakyShare == FlakePriors.shareRange.lowerBound)
    #expect(quiet.noise < 1e-5)
    let flaky = priors(
      suite((0..<100).map { "P*\($0 % 9) FP (P*9 FP)*4 P*\(9 - $0 % 9)" }, clean: 300, sources: 50))
    #expect((0.25...0.5).contains(flaky.flakyShare))
    let none = priors([])
    #expect(none.flakyShare == 0.16 && none.noise == 1e-4)
  }

  @Test(arguments: [0, 0.5])
  func `how much a retry depends on the failure before it is measured`(dependence: Double) {
    var generator = Generator(seed: 11)
    let tests = (0..<100).map { _ in
      (0..<100).map { place -> SourceTally in
        var (failed, attempts) = (0, 1)
        var fails = generator.uniform() < 0.05
        while fails {
          failed += 1
          guard attempts < 3 else { break }
          attempts += 1
          fails = generator.uniform() < dependence || generator.uniform() < 0.05
        }
        return SourceTally(failed: failed, attempts: attempts, position: place)
      }
    }
    let survey = FlakeSurvey(tests, from: FlakePriors())
    #expect(abs(survey.model.priors.retryFailure - dependence) < 0.1)
    let levels = survey.dependence.levels
    #expect(levels == levels.sorted() && (levels.first ?? 1) <= survey.model.priors.retryFailure)
    #expect((levels.last ?? 0) > survey.model.priors.retryFailure)
  }

  @Test func `a retry right after a failure counts for less where retries depend on it`() {
    var priors = FlakePriors()
    priors.retryFailure = 0.5
    let (independent, dependent) = (FlakeModel(), FlakeModel(priors: priors))
    let failing = SampleHistory("(P*9 FP)*10 FFF").sources
    #expect(dependent.estimate(failing).pBad < independent.estimate(failing).pBad)
    let flaked = SampleHistory("P*100 FFP").sources
    #expect(dependent.estimate(flaked).pFlaky < independent.estimate(flaked).pFlaky)
    #expect(
      dependent.estimate(flaked).failsAll(attempts: 3)
        > independent.estimate(flaked).failsAll(attempts: 3))
  }

  @Test(arguments: ["(FP P)*4 P P", "(P F)*9 P", "P*3 FFP P", "FFP"])
  func `an interval holds what was seen`(history: String) {
    let tests = suite([history], clean: 49, sources: 10)
    let estimate = FlakeSurvey(tests, from: FlakePriors()).model.estimate(tests[0])
    let failed = tests[0].reduce(0) { $0 + Double($1.failed) }
    let attempts = tests[0].reduce(0) { $0 + Double($1.attempts) }
    #expect((estimate.rateLow...estimate.rateHigh).contains(failed / attempts))
    #expect((estimate.rateLow...estimate.rateHigh).contains(estimate.rate))
  }

  @Test func `the tail of a Poisson distribution is exact`() {
    #expect(abs(SharedFailures.upperTail(3, mean: 1) / 0.080_301_397 - 1) < 1e-6)
    #expect(abs(SharedFailures.upperTail(8, mean: 0.5) / 6.219_69e-8 - 1) < 1e-4)
    #expect(abs(SharedFailures.upperTail(90, mean: 100) - 0.853) < 0.001)
    #expect(SharedFailures.upperTail(0, mean: 0) == 1 && SharedFailures.upperTail(1, mean: 0) == 0)
  }
}
