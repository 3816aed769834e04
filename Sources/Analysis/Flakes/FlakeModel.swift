/// How likely a test is flaky, how often it then fails, and whether it is broken now.
///
/// On each source a test is good or bad. A good test fails each attempt with its own unknown rate
/// f; a bad one fails every attempt, so that one pass proves the source can pass. Good turns to bad
/// with a small probability and bad stays bad with a large one: a hidden Markov model with two
/// states (Rabiner, "A Tutorial on Hidden Markov Models", 1989, forward algorithm), run for each f
/// of a grid under a prior with a spike (not flaky) and a slab (flaky).
public struct FlakeModel: Sendable {
  public let priors: FlakePriors
  let grid: RateGrid

  /// Priors outside the range of probabilities are taken for the nearest ones within.
  public init(priors: FlakePriors = FlakePriors()) {
    self.priors = priors.clamped
    grid = RateGrid(self.priors)
  }

  /// What the sources say, oldest first. Costs O(grid) for each source on which every attempt
  /// failed and for each stretch between such sources, whatever its length.
  public func estimate(_ sources: [SourceTally]) -> FlakeEstimate {
    var pass = FlakeForward(self)
    for source in sources { pass.take(source) }
    return pass.estimate()
  }

  /// The posterior of what the test does from now on: the clean sources before its first failure are
  /// left out where a test as flaky as it proved afterwards would have passed them with a
  /// probability of 5 % at most, so that a test that began to flake lately is not taken for better
  /// than it is.
  func posteriorSinceOnset(_ sources: [SourceTally]) -> RatePosterior {
    if let first = sources.firstIndex(where: { !$0.isClean }), first > 0 {
      var pass = FlakeForward(self)
      for source in sources[first...] { pass.take(source) }
      let posterior = pass.posterior()
      if posterior.passesInARow(Double(first)) <= 0.05 { return posterior }
    }
    var pass = FlakeForward(self)
    for source in sources { pass.take(source) }
    return pass.posterior()
  }

  /// Probability that this source breaks a test that worked before.
  func breakage(_ source: SourceTally) -> Double {
    let usual = source.isTrunk ? priors.trunkBreakage : priors.pullRequestBreakage
    return source.isAllFail ? max(usual, Double(source.sharedByOutage)) : usual
  }
}
