import RealModule
import Statistics

/// The failure rates that the flake model considers: the noise of a test that is not flaky, and 60
/// cells for one that is. Finer grids agree with it to three decimals in all probabilities.
struct RateGrid: Sendable {
  /// The noise first, then for each cell its mean rate under the prior.
  let rates: [Double]
  let logRates: [Double]
  let logPassRates: [Double]
  /// How often an attempt right after a failed one fails.
  let retryRates: [Double]
  let logRetryRates: [Double]
  let logWeights: [Double]
  /// Cell i (from 1) lies between edges i − 1 and i.
  let edges: [Double]
  /// The chances that one attempt fails, and the next too, to the eighth.
  private let chains: [[Double]]

  var count: Int { rates.count }

  init(_ priors: FlakePriors) {
    let cells = 60
    // 0, then from 1e-4 to 1 in equal ratios.
    let edges = [0] + (0..<cells).map { Double.pow(10, 4 * (Double($0) / Double(cells - 1) - 1)) }
    var rates = [priors.noise]
    var weights = [1 - priors.flakyShare]
    for (low, high) in zip(edges, edges.dropFirst()) {
      let (mass, moment) = Self.cell(low, high, priors)
      let middle = (max(low, 1e-5) * high).squareRoot()
      rates.append(mass > 1e-300 ? min(max(moment / mass, low), high) : middle)
      weights.append(priors.flakyShare * mass)
    }
    let retryRates = rates.map { Self.retryRate($0, priors.retryFailure) }
    self.edges = edges
    self.rates = rates
    self.retryRates = retryRates
    chains = (0..<8).map { n in zip(rates, retryRates).map { $0 * .pow($1, n) } }
    logRates = rates.map { .log($0) }
    logRetryRates = retryRates.map { .log($0) }
    logPassRates = rates.map { .log(onePlus: -min($0, 1 - 1e-15)) }
    logWeights = weights.map { $0 > 0 ? .log($0) : -.infinity }
  }

  /// How often an attempt right after a failed one fails, by rate, where so much of it is due to that one.
  func retryRates(retryFailure: Double) -> [Double] {
    rates.map { Self.retryRate($0, retryFailure) }
  }

  private static func retryRate(_ rate: Double, _ retryFailure: Double) -> Double {
    retryFailure + (1 - retryFailure) * rate
  }

  /// For each rate the probability that every attempt on a good source fails.
  func failsAll(_ source: SourceTally) -> [Double] {
    let (own, repeated) = (Int(source.ownFailures), Int(source.repeatedFailures))
    var chances =
      own == 1 && chains.indices.contains(repeated)
      ? chains[repeated]
      : rates.indices.map {
        .exp(Double(own) * logRates[$0] + Double(repeated) * logRetryRates[$0])
      }
    if source.shared > 0 {
      for i in chances.indices {
        chances[i] *= failsAtFirst(i, shared: Double(source.sharedByOutage)) / rates[i]
      }
    }
    return chances
  }

  /// How often an attempt fails by itself or for a cause that tests share.
  func failsAtFirst(_ i: Int, shared: Double) -> Double { rates[i] + shared * (1 - rates[i]) }

  /// The mass of a cell under the prior of flaky tests, and its first moment.
  private static func cell(
    _ low: Double, _ high: Double, _ priors: FlakePriors
  ) -> (mass: Double, moment: Double) {
    func part(_ share: Double, _ a: Double, _ b: Double) -> (mass: Double, moment: Double) {
      guard share > 0 else { return (0, 0) }
      return (
        share * mass(low, high, a: a, b: b),
        share * (a / (a + b)) * mass(low, high, a: a + 1, b: b)
      )
    }
    let usual = part(1 - priors.loudShare, priors.rateA, priors.rateB)
    let loud = part(priors.loudShare, FlakePriors.loudA, FlakePriors.loudB)
    return (usual.mass + loud.mass, usual.moment + loud.moment)
  }

  /// P(low < X ≤ high), taken from the nearer tail so that small masses keep their digits.
  private static func mass(_ low: Double, _ high: Double, a: Double, b: Double) -> Double {
    if low > a / (a + b) {
      return BetaDistribution.cumulative(1 - low, a: b, b: a)
        - BetaDistribution.cumulative(1 - high, a: b, b: a)
    }
    return BetaDistribution.cumulative(high, a: a, b: b)
      - BetaDistribution.cumulative(low, a: a, b: b)
  }
}
