/// Student's t distribution ("The Probable Error of a Mean", Biometrika 6, 1908).
public enum StudentT {
  /// The probability of more than `t`, accurate far into the tail, for any positive and not only
  /// whole number of degrees of freedom.
  ///
  /// By the incomplete beta function (Abramowitz and Stegun, "Handbook of Mathematical Functions",
  /// 26.7.1): P(|T| > t) = I(ν/2, 1/2) at ν/(ν + t²). Near zero its complement keeps the digits.
  public static func upperTail(_ t: Double, degreesOfFreedom ν: Double) -> Double {
    guard !t.isNaN, ν > 0 else { return .nan }
    let square = t * t
    guard square.isFinite else { return t > 0 ? 0 : 1 }
    let outside: Double
    if square < 1 {
      outside = 1 - BetaDistribution.cumulative(square / (ν + square), a: 0.5, b: ν / 2)
    } else {
      outside = BetaDistribution.cumulative(ν / (ν + square), a: ν / 2, b: 0.5)
    }
    return t > 0 ? outside / 2 : 1 - outside / 2
  }

  /// The bound that |T| is above with the probability `p`.
  public static func bound(_ p: Double, degreesOfFreedom ν: Double) -> Double {
    let x = BetaDistribution.quantile(p, a: ν / 2, b: 0.5)
    return (ν * (1 - x) / x).squareRoot()
  }

  /// How much wider nine tenths of it are than those of the normal distribution: what a spread that was estimated with
  /// so many degrees of freedom is to be taken for.
  public static func widening(degreesOfFreedom ν: Double) -> Double {
    bound(0.1, degreesOfFreedom: ν) / normalBound
  }

  /// What nine tenths of the normal distribution lie within.
  private static let normalBound = 1.644_853_626_951_472_7
}
