/// What the flake model believes before it has seen a test.
public struct FlakePriors: Hashable, Sendable {
  /// Share of tests that are flaky at all. Google: "almost 16 %" of its tests (Micco, "Flaky Tests
  /// at Google and How We Mitigate Them", 2016).
  public var flakyShare = 0.16
  /// How often a test that is not flaky fails all the same: noise of the infrastructure.
  public var noise = 1e-4
  /// The failure rates of flaky tests are Beta(a, b): the best fit to the rates in suite order of
  /// the 101 tests of the IDoFT data set (mean 1.3 %).
  public var rateA = 0.5
  public var rateB = 37.5
  /// Of the flaky tests those that fail far more often than that: their rates are Beta(1, 6), mean 14 %.
  /// The study's data set has none, so that what it says of a young test alone would be too mild.
  public var loudShare = 0.0
  /// Probability that an attempt fails because the one right before it did.
  public var retryFailure = 0.0
  /// Probability that a source breaks a given test that worked on the source before.
  public var trunkBreakage = 2e-4
  public var pullRequestBreakage = 2e-3
  /// Probability that a broken test is still broken on the next source.
  public var persistence = 0.9

  static let (loudA, loudB) = (1.0, 6.0)

  /// What is believed of tests before any history is known.
  public init() {}

  /// These priors brought to where the model can be computed.
  var clamped: FlakePriors {
    func clamp(_ value: Double, _ low: Double, _ high: Double) -> Double {
      value > low ? min(value, high) : low
    }
    var priors = self
    priors.flakyShare = clamp(flakyShare, 1e-6, 1 - 1e-6)
    priors.noise = clamp(noise, 1e-12, 0.5)
    priors.rateA = clamp(rateA, 1e-3, 1e4)
    priors.rateB = clamp(rateB, 1e-3, 1e4)
    priors.loudShare = clamp(loudShare, 0, 1)
    priors.retryFailure = clamp(retryFailure, 0, 0.95)
    priors.trunkBreakage = clamp(trunkBreakage, 1e-9, 0.5)
    priors.pullRequestBreakage = clamp(pullRequestBreakage, 1e-9, 0.5)
    priors.persistence = clamp(persistence, 0.1, 0.999)
    return priors
  }
}
