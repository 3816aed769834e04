import RealModule

/// How often an attempt fails because the one right before it did, measured on all tests of a suite.
struct RetryDependence {
  /// The likeliest probability.
  var usual = 0.0
  /// Probabilities that are equally likely, ascending: all that is known of it.
  var levels = [0.0]

  /// A quarter of a failure in two and a half retries is believed before any was seen.
  private static let (believedFailures, believedPasses) = (0.25, 2.25)

  /// `rate`: how often the tests in question fail by themselves.
  ///
  /// Chains that end with a pass are so many failures before it as a geometric distribution has, cut at the
  /// most retries that were made; those without a pass may be breaks and are left out, unless a single
  /// retry is all that there ever is.
  init(_ chains: [RetryChain], rate: Double) {
    let ended = chains.filter(\.passed)
    let most = ended.map { $0.failedRetries + 1 }.max() ?? 1
    let counted = most > 1 ? ended : chains
    let failures = Double(counted.reduce(0) { $0 + $1.failedRetries })
    let passes = Double(ended.count)
    /// The slope of the logarithm of the posterior.
    func slope(_ g: Double) -> Double {
      let slope =
        (failures + Self.believedFailures) / g - (passes + Self.believedPasses) / (1 - g)
      guard most > 1 else { return slope }
      return slope + passes * Double(most) * .pow(g, most - 1) / (1 - .pow(g, most))
    }
    var (low, high) = (1e-6, 0.99)
    for _ in 0..<50 {
      let middle = (low + high) / 2
      if slope(middle) > 0 { low = middle } else { high = middle }
    }
    func dependence(_ value: Double) -> Double { min(max(0, (value - rate) / (1 - rate)), 0.95) }
    usual = dependence(low)
    levels = Self.levels(slope).map(dependence)
  }

  /// The means of parts of a distribution, each as likely as the others, by the slope of the logarithm of its
  /// density over the logit.
  private static func levels(_ slope: (Double) -> Double) -> [Double] {
    let step = 0.02
    var values: [Double] = []
    var logs: [Double] = []
    var log = 0.0
    for place in -600...250 {
      let value = 1 / (1 + .exp(-Double(place) * step))
      log += slope(value) * value * (1 - value) * step
      values.append(value)
      logs.append(log)
    }
    let top = logs.max() ?? 0
    let weights = logs.map { Double.exp($0 - top) }
    let part = weights.reduce(0, +) / Double(levelCount)
    var (means, mean, left) = ([Double](), 0.0, part)
    for (value, weight) in zip(values, weights) {
      var weight = weight
      while weight >= left, means.count < levelCount - 1 {
        means.append((mean + left * value) / part)
        weight -= left
        (mean, left) = (0, part)
      }
      mean += weight * value
      left -= weight
    }
    return means + [mean / (part - left)]
  }

  private static let levelCount = 8
}
