import RealModule

/// How often an attempt fails because the one right before it did, measured on all tests of a suite.
struct RetryDependence {
  /// The likeliest probability, and one that is exceeded with a probability of 5 %.
  var usual = 0.0
  var high = 0.0

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
    let step = min(low, 1 - low) / 100
    let curvature = (slope(low - step) - slope(low + step)) / (2 * step)
    let spread = curvature > 0 ? 1.645 / curvature.squareRoot() : 1
    func dependence(_ value: Double) -> Double { min(max(0, (value - rate) / (1 - rate)), 0.95) }
    (usual, self.high) = (dependence(low), dependence(low + spread))
  }
}
