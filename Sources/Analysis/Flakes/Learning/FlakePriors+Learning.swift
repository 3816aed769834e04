import RealModule
import Statistics

extension FlakePriors {
  /// Noise lies between these whatever a suite shows, and so does the share of flaky tests: a suite with few
  /// of them is not to hide the one that fails often.
  static let noiseRange = 1e-6...1e-3
  static let shareRange = 0.005...0.5
  /// What the prior share counts for against what is seen: so many tests.
  private static let testsBelieved = 10.0
  /// Noise is believed to be within a factor of five of its usual level in two suites of three: the standard
  /// deviation of its logarithm, and its mean as these priors have it.
  private static let noiseSpread = 1.55
  /// Breaks are believed to be as rare as these priors have it until so many attempts were seen.
  private static let attemptsToBreak = 5_000.0
  /// A suite in which nothing ever broke may have its first break tomorrow.
  private static let breakageRange = 1e-5...2e-3
  /// How many sources break a test at all: in a suite of few tests each of them is likelier to be that one. Smaller
  /// suites than of so many tests are mostly parts of one.
  private static let (breakingTrunk, breakingPulls) = (0.01, 0.1)
  private static let fewestTests = 10
  private static let loudShareOfSuites = 0.1
  /// Levels of noise that are weighed against each other; more change nothing.
  private static let noiseLevels = 25

  /// These priors with the noise and the share of flaky tests that the tests of a suite have.
  ///
  /// A suite has few failures that are noise, so that one level of it is hardly likelier than another one
  /// ten times as high. The likeliest alone would be far too sure of each test that failed once; so all levels
  /// are weighed by how likely they are, each with the share of flaky tests that goes with it, and what is
  /// learnt is what gives a test that failed once the probability that it has on the average of all
  /// (hierarchical Bayes; Gelman et al., "Bayesian Data Analysis", 2013, chapter 5).
  func learnt(from tests: [FlakeCount: Int]) -> FlakePriors {
    var learnt = self
    learnt.loudShare = max(loudShare, Self.loudShareOfSuites)
    guard !tests.isEmpty else { return learnt }
    // In one order, so that sums round in one way.
    let groups = tests.sorted { $0.key < $1.key }
      .map { Group($0.key, tests: Double($0.value), learnt.flaky($0.key).logLikelihood) }
    let levels = (0..<Self.noiseLevels).map { level -> Level in
      let (low, high) = (Self.noiseRange.lowerBound, Self.noiseRange.upperBound)
      let noise = low * .pow(high / low, Double(level) / Double(Self.noiseLevels - 1))
      return learnt.level(noise, groups)
    }
    let top = levels.reduce(-Double.infinity) { max($0, $1.logWeight) }
    let weights = levels.map { Double.exp($0.logWeight - top) }
    let total = weights.reduce(0, +)
    func mean(_ value: (Level) -> Double) -> Double {
      zip(levels, weights).reduce(0) { $0 + value($1.0) * $1.1 } / total
    }
    learnt.flakyShare = mean(\.share)
    let attempts = groups.reduce(0) { $0 + $1.tests * Double($1.count.attempts) }
    let usual = attempts / groups.reduce(0) { $0 + $1.tests }
    let once = FlakeCount(failed: 1, attempts: Int(max(1, min(usual, 1 / mean(\.noise)))))
    let logFlaky = learnt.flaky(once).logLikelihood
    let sure = mean { learnt.with($0).pFlaky(once, logFlaky) }
    var (low, high) = (Self.noiseRange.lowerBound, Self.noiseRange.upperBound)
    for _ in 0..<30 {
      learnt.noise = (low * high).squareRoot()
      if learnt.pFlaky(once, logFlaky) > sure { low = learnt.noise } else { high = learnt.noise }
    }
    return learnt
  }

  /// Tests of which the same was seen, and the logarithm of how likely that is of a flaky one.
  private struct Group {
    var count: FlakeCount
    var tests: Double
    var logFlaky: Double

    init(_ count: FlakeCount, tests: Double, _ logFlaky: Double) {
      (self.count, self.tests, self.logFlaky) = (count, tests, logFlaky)
    }
  }

  /// A level of noise, the share of flaky tests that is likeliest at it, and how likely both are.
  private struct Level {
    var noise: Double
    var share: Double
    var logWeight: Double
  }

  private func with(_ level: Level) -> FlakePriors {
    var priors = self
    (priors.noise, priors.flakyShare) = (level.noise, level.share)
    return priors
  }

  private func level(_ noise: Double, _ groups: [Group]) -> Level {
    let (logNoise, logPass) = (Double.log(noise), Double.log(onePlus: -noise))
    // By group how much likelier what was seen is of a steady test than of a flaky one.
    let odds = groups.map { group in
      let passed = Double(group.count.attempts - group.count.failed)
      return Double.exp(Double(group.count.failed) * logNoise + passed * logPass - group.logFlaky)
    }
    let (flaky, steady) = (
      Self.testsBelieved * flakyShare, Self.testsBelieved * (1 - flakyShare)
    )
    func slope(_ share: Double) -> Double {
      zip(groups, odds).reduce(flaky / share - steady / (1 - share)) {
        $0 + $1.0.tests * (1 - $1.1) / (share + (1 - share) * $1.1)
      }
    }
    var (low, high) = (Self.shareRange.lowerBound, Self.shareRange.upperBound)
    if slope(low) <= 0 { high = low } else if slope(high) >= 0 { low = high }
    while high / low > 1.0001 {
      let middle = (low * high).squareRoot()
      if slope(middle) > 0 { low = middle } else { high = middle }
    }
    let believed =
      flaky * .log(low) + steady * .log(onePlus: -low)
      + logBelief(logNoise)
    let likelihood = zip(groups, odds).reduce(believed) {
      $0 + $1.0.tests * .log(low + (1 - low) * $1.1)
    }
    return Level(noise: noise, share: low, logWeight: likelihood)
  }

  /// The logarithm of how likely a level of noise is before anything was seen.
  private func logBelief(_ logNoise: Double) -> Double {
    let middle = Double.log(noise) - Self.noiseSpread * Self.noiseSpread / 2
    let distance = (logNoise - middle) / Self.noiseSpread
    return -distance * distance / 2
  }

  /// These priors with the rate at which sources of the trunk break tests: so many breaks that lasted in so many
  /// first attempts of so many tests.
  func learnt(breaks: Double, attempts: Double, tests: Int) -> FlakePriors {
    var learnt = self
    let tests = Double(max(tests, Self.fewestTests))
    let usual = max(trunkBreakage, Self.breakingTrunk / tests)
    let range = Self.breakageRange.lowerBound...max(Self.breakageRange.upperBound, usual)
    learnt.trunkBreakage =
      ((Self.attemptsToBreak * usual + breaks / persistence)
      / (Self.attemptsToBreak + attempts)).clamped(to: range)
    learnt.pullRequestBreakage = max(
      pullRequestBreakage, Self.breakingPulls / tests, learnt.trunkBreakage)
    return learnt
  }

  /// What these priors make of a test, in closed form: whether it is flaky, and how often it fails then.
  func judge(_ count: FlakeCount) -> (pFlaky: Double, rate: Double) {
    let flaky = flaky(count)
    return (pFlaky(count, flaky.logLikelihood), flaky.rate)
  }

  private func pFlaky(_ count: FlakeCount, _ logFlaky: Double) -> Double {
    let passed = Double(count.attempts - count.failed)
    let logSteady =
      .log(1 - flakyShare) + Double(count.failed) * .log(noise) + passed * .log(onePlus: -noise)
    return 1 / (1 + .exp(logSteady - logFlaky - .log(flakyShare)))
  }

  private func flaky(_ count: FlakeCount) -> (logLikelihood: Double, rate: Double) {
    let (failed, passed) = (Double(count.failed), Double(count.attempts - count.failed))
    func part(_ share: Double, _ a: Double, _ b: Double) -> (log: Double, mean: Double) {
      (
        .log(share) + BetaDistribution.logBeta(a: a + failed, b: b + passed)
          - BetaDistribution.logBeta(a: a, b: b), (a + failed) / (a + b + failed + passed)
      )
    }
    let usual = part(1 - loudShare, rateA, rateB)
    let loud = part(loudShare, Self.loudA, Self.loudB)
    let top = max(usual.log, loud.log)
    let (u, l) = (Double.exp(usual.log - top), Double.exp(loud.log - top))
    return (top + .log(u + l), (u * usual.mean + l * loud.mean) / (u + l))
  }
}

extension Double {
  fileprivate func clamped(to range: ClosedRange<Double>) -> Double {
    self > range.lowerBound ? Swift.min(self, range.upperBound) : range.lowerBound
  }
}
