/// The spread of a sample that outliers do not move: the median absolute deviation (MAD).
///
/// Hampel, "The Influence Curve and Its Role in Robust Estimation", Journal of the American
/// Statistical Association 69 (1974).
public enum RobustScale {
  /// What makes the MAD of normal data estimate their standard deviation: 1/Φ⁻¹(3/4).
  public static let consistency = 1.4826

  /// The MAD's efficiency relative to the standard deviation on normal data: n robustly measured
  /// deviations weigh like 0.37·n plain ones.
  public static let efficiency = 0.37

  /// The variance of the median of normal data relative to that of their mean (π/2).
  public static let medianVariance = 1.57

  /// The median of the absolute deviations from the median. NaN of no values.
  public static func medianAbsoluteDeviation(of values: [Double]) -> Double {
    var deviations = values
    let centre = Quantiles.median(reordering: &deviations)
    for i in deviations.indices { deviations[i] = abs(deviations[i] - centre) }
    return Quantiles.median(reordering: &deviations)
  }

  /// The standard deviation that the MAD suggests.
  public static func standardDeviation(of values: [Double]) -> Double {
    consistency * medianAbsoluteDeviation(of: values)
  }

  /// The standard deviation that deviations from a known centre suggest. They end absolute and in
  /// another order; nothing is allocated.
  public static func standardDeviation(ofDeviations deviations: inout [Double]) -> Double {
    for i in deviations.indices { deviations[i] = abs(deviations[i]) }
    return consistency * Quantiles.median(reordering: &deviations)
  }
}
