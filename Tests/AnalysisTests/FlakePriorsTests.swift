import Analysis
import Statistics
import TestSupport
import Testing

struct FlakePriorsTests {
  /// A store of tests, some of them flaky with rates of the prior, the rest with the noise.
  private func store(noise: Double, flakyShare: Double) -> [[SourceEvidence]] {
    var generator = Generator(seed: 3)
    return (0..<4_000).map { _ in
      let isFlaky = Double.random(in: 0..<1, using: &generator) < flakyShare
      let place = Double.random(in: 0..<1, using: &generator)
      let rate = isFlaky ? BetaDistribution.quantile(place, a: 0.5, b: 37.5) : noise
      return (0..<250).map { position in
        let fails = Double.random(in: 0..<1, using: &generator) < rate
        return SourceEvidence(failed: fails ? 1 : 0, attempts: fails ? 2 : 1, position: position)
      }
    }
  }

  @Test func `noise and the share of flaky tests are learnt from the store`() {
    let learnt = FlakePriors().learningNoise(
      from: store(noise: 1e-4, flakyShare: 0.1), completeRuns: 250)
    #expect(learnt.noise > 5e-5 && learnt.noise < 2e-4)
    #expect(learnt.flakyShare > 0.07 && learnt.flakyShare < 0.14)
  }

  @Test func `what is learnt stays within bounds, and nothing is learnt from little`() {
    let tests = store(noise: 0, flakyShare: 0)
    #expect(FlakePriors().learningNoise(from: tests, completeRuns: 250).noise == 1e-6)
    #expect(FlakePriors().learningNoise(from: tests, completeRuns: 199) == FlakePriors())
    #expect(FlakePriors().learningNoise(from: [], completeRuns: 900) == FlakePriors())
  }
}
