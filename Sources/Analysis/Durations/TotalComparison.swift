import RealModule
import Statistics

/// A total of seconds against the totals of some runs.
///
/// Each total is divided by its run's probe where all have one: the time of a fixed piece of work on
/// the same machine in the same run. The tests themselves must not tell the machine's speed here, as
/// a change in all of the code is what is looked for.
public struct TotalComparison: Hashable, Sendable {
  public var seconds: Double
  /// The median of the baseline's totals as they were measured.
  public var baselineSeconds: Double
  /// How many times the baseline's the total is, per probe where there are probes.
  public var ratio: Double
  public var t: Double
  public var pValue: Double
  /// The greatest t of a run of the baseline among the others.
  public var greatestBefore: Double
  /// How many of the baseline's runs were as slow, up to what is too little to count, and were followed by one that
  /// was not.
  public var asSlow: Int
  /// How many runs the baseline has.
  public var runs: Int
  /// Whether probes were divided out; without them a slower machine is a greater total.
  public var isProbed: Bool

  /// One run's total and its probe, in seconds.
  public struct Total: Hashable, Sendable {
    public var seconds: Double
    public var probe: Double?

    /// One run's total in seconds, with its probe time where there is one.
    public init(seconds: Double, probe: Double? = nil) {
      self.seconds = seconds
      self.probe = probe
    }

    var hasProbe: Bool { probe.map { $0 > 0 && $0 < .infinity } ?? false }
    var isMeasured: Bool { seconds > 0 && seconds < .infinity }
  }

  /// No total repeats itself better than to 1 %.
  private static let minimumSpread = 0.01

  /// Compares logarithms, the oldest run of the baseline first: t = (ln T − median) / (robust standard
  /// deviation · √(1 + 1.57/R)), one-sided on 0.37·(R − 1) degrees of freedom. Runs without a probe are left
  /// out where enough have one. Nil where fewer runs than the policy asks for are left, or the total is not
  /// positive.
  public init?(of total: Total, baseline: [Total], policy: SlowdownPolicy) {
    let measured = baseline.filter(\.isMeasured)
    let probed = measured.filter(\.hasProbe)
    let isProbed = total.hasProbe && probed.count >= max(policy.minimumRuns, 2)
    let history = isProbed ? probed : measured
    guard history.count >= max(policy.minimumRuns, 2), total.isMeasured else { return nil }
    func logarithm(_ total: Total) -> Double {
      .log(total.seconds) - (isProbed ? .log(total.probe ?? 1) : 0)
    }
    let logarithms = history.map(logarithm)
    let middle = Quantiles.median(of: logarithms)
    let effect = logarithm(total) - middle
    let spread = max(RobustScale.standardDeviation(of: logarithms), Self.minimumSpread)
    let count = Double(history.count)
    seconds = total.seconds
    baselineSeconds = Quantiles.median(of: history.map(\.seconds))
    ratio = .exp(effect)
    runs = history.count
    self.isProbed = isProbed
    let error = spread * (1 + RobustScale.medianVariance / count).squareRoot()
    t = effect / error
    let near = logarithm(total) - .log(policy.minimumTotalRatio)
    let lastUsual = logarithms.lastIndex { $0 < near } ?? 0
    asSlow = logarithms[..<lastUsual].count { $0 >= near }
    greatestBefore = logarithms.reduce(0) { max($0, ($1 - middle) / error) }
    pValue = StudentT.upperTail(t, degreesOfFreedom: RobustScale.efficiency * (count - 1))
  }
}
