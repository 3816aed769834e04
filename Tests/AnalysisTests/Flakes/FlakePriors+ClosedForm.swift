import RealModule
import Statistics

@testable import Analysis

extension FlakePriors {
  /// The model in closed form for a test that had so many failures and passes, all of them on
  /// sources that could pass.
  func closedForm(failed: Double, passed: Double) -> (pFlaky: Double, rate: Double) {
    let logFlaky =
      .log(flakyShare) + BetaDistribution.logBeta(a: rateA + failed, b: rateB + passed)
      - BetaDistribution.logBeta(a: rateA, b: rateB)
    let logNoise = .log(1 - flakyShare) + failed * .log(noise) + passed * .log(onePlus: -noise)
    let rate = (rateA + failed) / (rateA + failed + rateB + passed)
    return (1 / (1 + .exp(logNoise - logFlaky)), rate)
  }
}
