import RealModule

/// What history says of one test's duration, on the scale of `DurationScale`.
public struct TestBaseline: Hashable, Sendable {
  /// m: the median.
  public var level: Double
  /// s: the test's own robust standard deviation once the machine is divided out.
  public var spread: Double
  /// σ: the same moderated by that of tests of similar duration.
  public var sigma: Double
  /// How well σ is known, in degrees of freedom.
  public var degreesOfFreedom: Double
  /// The noise of one execution once level and machine are divided out, known better than σ is, as it
  /// rests on all runs but outliers; what judges re-runs, of which none must be an outlier. Nil where
  /// few runs leave only σ.
  public var noise: ModeratedScale?
  /// The ninth decile of the test's residuals.
  public var upperDecile: Double
  /// b and its variance: how the test follows the machine.
  public var response: Double
  public var responseVariance: Double
  /// In how many runs of the baseline the test passed.
  public var runs: Int
  /// Of how many of them the level is the median; of two levels in how many it was at the upper one.
  public var levelRuns: Int
  /// Where the test now takes one time and now another the lower of the two; the level is the upper one then.
  public var lowerLevel: Double?

  /// Whether it does.
  public var hasTwoLevels: Bool { lowerLevel != nil }

  /// m in seconds.
  public var levelSeconds: Double { DurationScale.seconds(ofLogarithm: level) }
  /// How many times its level the test takes at the ninth decile.
  public var upperDecileRatio: Double { .exp(upperDecile) }

  /// No test repeats itself better than to 1 %.
  static let minimumSigma = 0.01

  init(
    of level: DurationLevel, typicalSpread: Double, response: Double, responseVariance: Double,
    noise: ModeratedScale? = nil
  ) {
    self.init(
      level: level.level, spread: level.spread, typicalSpread: typicalSpread,
      upperDecile: level.upperDecile, runs: level.runs, response: response,
      responseVariance: responseVariance, noise: level.lowerLevel == nil ? noise : nil)
    lowerLevel = level.lowerLevel
    levelRuns = level.levelRuns
  }

  /// The spread is moderated towards `typicalSpread`, that of similar tests.
  public init(
    level: Double, spread: Double, typicalSpread: Double, upperDecile: Double, runs: Int,
    response: Double = 1, responseVariance: Double = 0, noise: ModeratedScale? = nil
  ) {
    let scale = ModeratedScale(own: spread, typical: typicalSpread, runs: runs)
    self.level = level
    self.spread = spread
    sigma = max(scale.variance.squareRoot(), Self.minimumSigma)
    degreesOfFreedom = scale.degreesOfFreedom
    self.noise = noise
    self.upperDecile = upperDecile
    self.response = response
    self.responseVariance = responseVariance
    self.runs = runs
    levelRuns = runs
  }
}
