import RealModule
import Statistics

extension FlakePriors {
  /// Noise lies between these whatever a suite shows, and so does the share of flaky tests: a suite with few
  /// of them is not to hide the one that fails often.
  static let noiseRange = 1e-6...1e-3
  static let shareRange = 0.005...0.5
  /// What the priors count for against what is seen: so many tests, and so many attempts.
  private static let (testsBelieved, attemptsBelieved) = (10.0, 1_000.0)
  private static let loudShareOfSuites = 0.1

  /// These priors with the noise and the share of flaky tests that the tests of a suite have: the mixture of
  /// both kinds, fitted by expectation maximisation (Dempster, Laird and Rubin, 1977).
  func learnt(from tests: [FlakeCount: Int]) -> FlakePriors {
    var learnt = self
    learnt.loudShare = max(loudShare, Self.loudShareOfSuites)
    // In one order, so that sums round in one way.
    let groups = tests.sorted { $0.key < $1.key }
      .map { ($0.key, Double($0.value), learnt.flaky($0.key).logLikelihood) }
    let noiseBelieved = noise * Self.attemptsBelieved
    for _ in 0..<200 {
      var (flaky, all) = (Self.testsBelieved * flakyShare, Self.testsBelieved)
      var (failed, attempts) = (noiseBelieved, Self.attemptsBelieved)
      for (count, number, logFlaky) in groups {
        let p = learnt.pFlaky(count, logFlaky)
        flaky += number * p
        all += number
        failed += number * (1 - p) * Double(count.failed)
        attempts += number * (1 - p) * Double(count.attempts)
      }
      let (oldNoise, oldShare) = (learnt.noise, learnt.flakyShare)
      learnt.noise = (failed / attempts).clamped(to: Self.noiseRange)
      learnt.flakyShare = (flaky / all).clamped(to: Self.shareRange)
      if abs(learnt.noise / oldNoise - 1) < 1e-4, abs(learnt.flakyShare - oldShare) < 1e-5 { break }
    }
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
