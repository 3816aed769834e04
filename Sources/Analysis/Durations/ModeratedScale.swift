import Statistics

/// The variance of one test's durations, moderated by that of others: few runs alone know it badly,
/// and where a test happened to vary little, the next run would look like a slowdown.
///
/// σ² = (4·s0² + ν·s²)/(4 + ν) with ν = 0.37·(runs − 1), after limma (Smyth, "Linear Models and
/// Empirical Bayes Methods for Assessing Differential Expression in Microarray Experiments",
/// Statistical Applications in Genetics and Molecular Biology 3, 2004).
public struct ModeratedScale: Hashable, Sendable {
  public let variance: Double
  public let degreesOfFreedom: Double

  /// How many degrees of freedom the others add.
  private static let prior = 4.0

  /// Takes the variance of the test, in how many degrees of freedom it is known, and what is typical of
  /// others.
  init(ownVariance: Double, degreesOfFreedom ν: Double, typicalVariance: Double) {
    variance = (Self.prior * typicalVariance + ν * ownVariance) / (Self.prior + ν)
    degreesOfFreedom = Self.prior + ν
  }

  /// Takes the robust standard deviation of the test and what is typical of others.
  init(own: Double, typical: Double, runs: Int) {
    self.init(
      ownVariance: own * own, degreesOfFreedom: RobustScale.efficiency * Double(runs - 1),
      typicalVariance: typical * typical)
  }
}
