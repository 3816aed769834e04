import RealModule

/// The beta distribution with the parameters a > 0 and b > 0.
///
/// The regularised incomplete beta function is computed by Lentz's evaluation of its continued
/// fraction (DLMF 8.17.22), its scale by Stirling's correction (Didonato and Morris, "Algorithm
/// 708", ACM TOMS 18, 1992), so that small results keep their relative accuracy.
public enum BetaDistribution {
  /// P(X ≤ x) = I_x(a, b); not a number where a or b is not positive.
  ///
  /// For the upper tail ask for `cumulative(1 - x, a: b, b: a)`, which is accurate however small.
  public static func cumulative(_ x: Double, a: Double, b: Double) -> Double {
    guard a > 0, b > 0, !x.isNaN else { return .nan }
    if x <= 0 { return 0 }
    if x >= 1 { return 1 }
    let logScale = a * .log(x) + b * .log(onePlus: -x) - logBeta(a: a, b: b)
    if x <= (a + 1) / (a + b + 2) {
      return min(1, .exp(logScale) * continuedFraction(x, a: a, b: b) / a)
    }
    return max(0, 1 - .exp(logScale) * continuedFraction(1 - x, a: b, b: a) / b)
  }

  /// The x with P(X ≤ x) = p; not a number where p is outside 0…1 or a or b is not positive.
  public static func quantile(_ p: Double, a: Double, b: Double) -> Double {
    guard a > 0, b > 0, p >= 0, p <= 1 else { return .nan }
    if p == 0 || p == 1 { return p }
    let mean = a / (a + b)
    if cumulative(mean, a: a, b: b) < p {
      return 1 - lowerQuantile(1 - p, a: b, b: a)
    }
    return lowerQuantile(p, a: a, b: b)
  }

  /// ln B(a, b); not a number where a or b is not positive.
  public static func logBeta(a: Double, b: Double) -> Double {
    guard a > 0, b > 0 else { return .nan }
    let (p, q) = (min(a, b), max(a, b))
    let share = p / (p + q)
    if p >= 10 {
      return 0.5 * (.log(2 * .pi) - .log(q)) + (p - 0.5) * .log(share) + q * .log(onePlus: -share)
        + stirlingCorrection(p) + stirlingCorrection(q) - stirlingCorrection(p + q)
    }
    if q >= 10 {
      return .logGamma(p) + p - p * .log(p + q) + (q - 0.5) * .log(onePlus: -share)
        + stirlingCorrection(q) - stirlingCorrection(p + q)
    }
    return .logGamma(p) + .logGamma(q) - .logGamma(p + q)
  }

  /// ln Γ(x) − ((x − ½) ln x − x + ½ ln 2π) for x ≥ 10.
  private static func stirlingCorrection(_ x: Double) -> Double {
    let t = 1 / (x * x)
    let series = 1 / 1188.0 - t * (691 / 360360.0 - t / 156)
    return (1 / 12.0 - t * (1 / 360.0 - t * (1 / 1260.0 - t * (1 / 1680.0 - t * series)))) / x
  }

  /// The fraction of DLMF 8.17.22; it converges within some √max(a, b) steps for x below the mean.
  private static func continuedFraction(_ x: Double, a: Double, b: Double) -> Double {
    let tiny = 1e-300
    func away(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / away(1 - (a + b) * x / (a + 1))
    var result = d
    for step in 1...100_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / away(1 + even * d)
      c = away(1 + even / c)
      result *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / away(1 + odd * d)
      c = away(1 + odd / c)
      let factor = d * c
      result *= factor
      if abs(factor - 1) < 2e-16 { break }
    }
    return result
  }

  /// The quantile where it lies below the mean: Newton's method on logarithms, kept in a bracket.
  private static func lowerQuantile(_ p: Double, a: Double, b: Double) -> Double {
    let logScale = logBeta(a: a, b: b)
    var (low, high) = (-Double.greatestFiniteMagnitude, Double.log(a / (a + b)))
    // The first term of the series at zero: I_x ≈ x^a / (a B).
    var logX = min((.log(p) + .log(a) + logScale) / a, high)
    for _ in 0..<200 {
      let x = Double.exp(logX)
      guard x > 0 else { return 0 }
      let value = cumulative(x, a: a, b: b)
      if value < p { low = logX } else { high = logX }
      let logSlope = a * logX + (b - 1) * .log(onePlus: -x) - logScale
      let step = (.log(value) - .log(p)) * .exp(.log(value) - logSlope)
      var next = logX - step
      if !(next > low && next < high) {
        next = low > -.greatestFiniteMagnitude ? low + (high - low) / 2 : high - 1
      }
      if abs(next - logX) <= 1e-15 * max(1, abs(logX)) { return .exp(next) }
      logX = next
    }
    return .exp(logX)
  }
}
