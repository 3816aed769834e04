import RealModule

/// How many good runs flakes block at the most, as somebody would count who looks at runs: a run is blocked
/// where some test that the source does not break fails all its attempts.
public struct BlockingBound: Sendable {
  /// What each test does from now on, in the order of the tests.
  public let estimates: [FlakeEstimate]
  /// First failures in a run that tests shared, and how often all attempts after one of them fail too.
  private let sharedFailures: Double
  private let repeats: Double

  /// From the weighed sources of all tests of a suite.
  public init(_ tests: some Sequence<[SourceTally]>, _ survey: FlakeSurvey) {
    let model = survey.cautious
    var ofClean: [Int: FlakeEstimate] = [:]
    var (shared, places) = (0, 0)
    estimates = tests.map { sources in
      places = max(places, sources.last.map { Int($0.position) + 1 } ?? 0)
      if sources.contains(where: { !$0.isClean }) {
        shared += sources.count { $0.shared > 0 && $0.isContradiction }
        return model.estimateSinceOnset(sources)
      }
      // Tests that never failed differ only in how often they did not.
      let passes = sources.reduce(0) { $0 + Int($1.attempts) }
      if let known = ofClean[passes] { return known }
      let estimate = model.estimate(sources)
      ofClean[passes] = estimate
      return estimate
    }
    sharedFailures = places > 0 ? Double(shared) / Double(places) : 0
    repeats = model.priors.retryFailure
  }

  /// The bound on the share of good runs, 0…1, where each test gets so many attempts: it is exceeded with a
  /// probability of 10 %, and the dependence of retries is taken at its high end.
  public func bound(attempts: (Int) -> Int) -> Double {
    var (mean, variance) = (0.0, 0.0)
    var fewest = FlakeEstimate.maximumAttempts
    for (index, estimate) in estimates.enumerated() {
      let n = attempts(index)
      fewest = min(fewest, n)
      let chance = estimate.failsAll(attempts: n)
      mean += chance
      variance += max(0, estimate.failsAllSquared(attempts: n) - chance * chance)
    }
    let expected = Self.upper(mean: mean, variance: variance)
    return -.expMinusOne(-expected - sharedFailures * .pow(repeats, fewest - 1))
  }

  /// The 90 % quantile of a gamma distribution, by Wilson and Hilferty's cube.
  private static func upper(mean: Double, variance: Double) -> Double {
    guard mean > 0 else { return 0 }
    let part = variance / (9 * mean * mean)
    let root = 1 - part + 1.282 * part.squareRoot()
    return max(mean, mean * root * root * root)
  }
}
