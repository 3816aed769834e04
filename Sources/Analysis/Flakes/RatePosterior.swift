import RealModule

/// The weights of the rates of a grid after some evidence.
struct RatePosterior {
  let grid: RateGrid
  /// They sum to one; the first is that of a test that is not flaky.
  let weights: [Double]
  let pBad: Double
  let seen: SeenFailures

  var pFlaky: Double { min(1, weights.dropFirst().reduce(0, +)) }

  func estimate() -> FlakeEstimate {
    let pFlaky = self.pFlaky
    var mean = 0.0
    for i in weights.indices.dropFirst() { mean += weights[i] * grid.rates[i] }
    // A little more than 90 % of the posterior, since priors and the independence of attempts are never
    // quite right: these hold the rate nine times in ten.
    let shares = seen.shares
    return FlakeEstimate(
      pFlaky: pFlaky, rate: mean / pFlaky,
      rateLow: min(quantile(0.04, of: pFlaky), shares?.lowerBound ?? 1),
      rateHigh: max(quantile(0.96, of: pFlaky), shares?.upperBound ?? 0), pBad: pBad,
      failsAll: failsAll(retryRates: grid.retryRates).mean)
  }

  /// Probability that an attempt on a good source fails.
  var failsOnce: Double {
    var mean = 0.0
    for i in weights.indices { mean += weights[i] * grid.rates[i] }
    return mean
  }

  /// Element n − 1: probability that a good source fails n attempts in a row, and the mean of its square, where
  /// an attempt right after a failed one fails so often, by rate.
  func failsAll(retryRates: [Double]) -> (mean: SIMD8<Double>, squared: SIMD8<Double>) {
    var (mean, squared) = (SIMD8<Double>(), SIMD8<Double>())
    for i in weights.indices {
      var chance = grid.rates[i]
      for n in 0..<FlakeEstimate.maximumAttempts {
        mean[n] += weights[i] * chance
        squared[n] += weights[i] * chance * chance
        chance *= retryRates[i]
      }
    }
    return (mean, squared)
  }

  /// Probability that the test, if it is flaky, passes that many attempts in a row.
  func passesInARow(_ attempts: Double) -> Double {
    var sum = 0.0
    for i in weights.indices.dropFirst() {
      sum += weights[i] * .exp(attempts * grid.logPassRates[i])
    }
    return sum / pFlaky
  }

  /// Quantile of the rate of a flaky test; within a cell as if the logarithm of the rate were
  /// spread evenly.
  private func quantile(_ p: Double, of pFlaky: Double) -> Double {
    var rest = p * pFlaky
    for i in weights.indices.dropFirst() {
      if weights[i] >= rest {
        let share = weights[i] > 0 ? rest / weights[i] : 0
        let (low, high) = (grid.edges[i - 1], grid.edges[i])
        return low > 0 ? low * .pow(high / low, share) : high * share
      }
      rest -= weights[i]
    }
    return 1
  }
}
