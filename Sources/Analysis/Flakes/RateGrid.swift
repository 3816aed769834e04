import RealModule
import Statistics

/// The failure rates that the flake model considers: the noise of a test that is not flaky, and 60
/// cells for one that is. Finer grids agree with it to three decimals in all probabilities.
struct RateGrid: Sendable {
  /// The noise first, then for each cell its mean rate under the prior.
  let rates: [Double]
  let logRates: [Double]
  let logPassRates: [Double]
  let logWeights: [Double]
  /// Cell i (from 1) lies between edges i − 1 and i.
  let edges: [Double]
  /// The rates' powers from the first to the eighth.
  private let powers: [[Double]]

  var count: Int { rates.count }

  init(_ priors: FlakePriors) {
    let (a, b) = (priors.rateA, priors.rateB)
    let cells = 60
    // 0, then from 1e-4 to 1 in equal ratios.
    let edges = [0] + (0..<cells).map { Double.pow(10, 4 * (Double($0) / Double(cells - 1) - 1)) }
    var rates = [priors.noise]
    var weights = [1 - priors.flakyShare]
    for (low, high) in zip(edges, edges.dropFirst()) {
      let mass = Self.mass(low, high, a: a, b: b)
      let middle = (max(low, 1e-5) * high).squareRoot()
      let mean = a / (a + b) * Self.mass(low, high, a: a + 1, b: b) / mass
      rates.append(mass > 1e-300 ? min(max(mean, low), high) : middle)
      weights.append(priors.flakyShare * mass)
    }
    self.edges = edges
    powers = (1...8).map { n in rates.map { .pow($0, n) } }
    self.rates = rates
    logRates = rates.map { .log($0) }
    logPassRates = rates.map { .log(onePlus: -min($0, 1 - 1e-15)) }
    logWeights = weights.map { $0 > 0 ? .log($0) : -.infinity }
  }

  /// For each rate the probability that so many attempts all fail.
  func failsAll(attempts: Int) -> [Double] {
    powers.indices.contains(attempts - 1)
      ? powers[attempts - 1] : logRates.map { .exp(Double(attempts) * $0) }
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
