import RealModule

/// The standard normal distribution.
public enum NormalDistribution {
  /// The probability of more than `z`, accurate far into the tail: erfc(z/√2)/2.
  public static func upperTail(_ z: Double) -> Double {
    0.5 * Double.erfc(z * 0.5.squareRoot())
  }
}
