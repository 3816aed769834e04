import Statistics
import Testing

/// Expected values: 60-digit evaluation of the power series of the incomplete beta function.
struct BetaDistributionTests {
  @Test(arguments: [
    (0.3, 0.5, 0.5, 0.36901011956554537504),
    (0.01, 0.5, 37.5, 0.61313441015868325252),
    (1e-06, 1.5, 237.5, 2.7572894736690368587e-6),
    (0.1, 10.5, 127.5, 0.85559564460172795105),
    (0.9, 300.0, 0.5, 1.9018190786819780833e-15),
    (0.5, 300.0, 0.5, 2.256738923844507054e-92),
    (0.99, 5000.0, 0.5, 1.184963648894923125e-23),
    (0.1, 50.0, 50.0, 3.2321822349737531364e-24),
    (0.9, 50.0, 50.0, 1.0),
    (0.3, 1000.0, 2000.0, 0.000040738279160507714984),
    (0.3, 10000.0, 30000.0, 1.0),
    (1e-12, 0.01, 5.0, 0.77449221679534976109),
    (0.01, 40.0, 0.7, 2.5481679589331394809e-81),
  ])
  func `probabilities keep their relative accuracy however small`(
    x: Double, a: Double, b: Double, expected: Double
  ) {
    let value = BetaDistribution.cumulative(x, a: a, b: b)
    #expect(abs(value - expected) <= 1e-12 * expected)
  }

  @Test func `the quantile inverts the distribution in both tails`() {
    for (a, b) in [(0.5, 37.5), (1.5, 237.5), (300, 0.5), (0.01, 5), (1000, 2000), (0.5, 0.5)] {
      for p in [1e-12, 1e-4, 0.05, 0.5, 0.95, 0.9999] {
        let x = BetaDistribution.quantile(p, a: a, b: b)
        guard x > 0, x < 1 - 1e-9 else { continue }
        #expect(abs(BetaDistribution.cumulative(x, a: a, b: b) - p) <= 1e-9 * p)
      }
    }
  }

  @Test func `the logarithm of B is accurate for small and for huge parameters`() {
    #expect(abs(BetaDistribution.logBeta(a: 0.5, b: 0.5) - 1.1447298858494002) < 1e-14)
    #expect(abs(BetaDistribution.logBeta(a: 3, b: 4) - -4.0943445622221007) < 1e-14)
    // ln B(a, b) → ln Γ(a) − a ln b as b grows.
    #expect(abs(BetaDistribution.logBeta(a: 2, b: 1e12) - -55.262042231858075) < 1e-10)
  }

  @Test func `the ends and what is no distribution are answered without a trap`() {
    #expect(BetaDistribution.cumulative(-1, a: 1, b: 1) == 0)
    #expect(BetaDistribution.cumulative(2, a: 1, b: 1) == 1)
    #expect(BetaDistribution.cumulative(0.5, a: 0, b: 1).isNaN)
    #expect(BetaDistribution.cumulative(.nan, a: 1, b: 1).isNaN)
    #expect(BetaDistribution.quantile(0, a: 1, b: 1) == 0)
    #expect(BetaDistribution.quantile(1, a: 1, b: 1) == 1)
    #expect(BetaDistribution.quantile(2, a: 1, b: 1).isNaN)
  }
}
