import RealModule
import Statistics

/// What running a suspect again has shown.
///
/// A single run cannot tell a slowdown from one slow execution. Fresh executions of the suspects
/// alone can, and cost little; and as they had no part in choosing the suspects, the choice does
/// not bias them.
public struct SlowdownConfirmation: Hashable, Sendable {
  public enum Status: Hashable, Sendable {
    /// Every execution was slow, and all together more than chance.
    case confirmed
    /// At least one execution was not slow, or all together are no more than chance.
    case refuted
    /// More executions are needed.
    case pending
  }

  /// The judgement that made the test a suspect.
  public var suspect: DurationJudgement
  /// The further executions, in seconds.
  public var reruns: [Double]
  /// The effect of each of them.
  public var effects: [Double]
  /// The median of the effects; NaN where there are none.
  public var effect: Double
  public var pValue: Double
  /// The p-value adjusted for the number of suspects.
  public var adjustedPValue: Double
  /// How much longer than expected the median execution took, in seconds.
  public var extraSeconds: Double
  public var status: Status

  /// How many times what was expected the median execution took.
  public var ratio: Double { .exp(effect) }

  /// The suspects of one run, each with its further executions in seconds on the same machine.
  public static func confirm(
    _ suspects: [(suspect: DurationJudgement, reruns: [Double])], policy: SlowdownPolicy
  ) -> [SlowdownConfirmation] {
    var confirmations = suspects.map { SlowdownConfirmation(unjudged: $0.suspect, $0.reruns) }
    let adjusted = FalseDiscoveryRate.adjusted(confirmations.map(\.pValue))
    for i in confirmations.indices {
      confirmations[i].adjustedPValue = adjusted[i]
      confirmations[i].judge(policy)
    }
    return confirmations
  }

  private init(unjudged suspect: DurationJudgement, _ reruns: [Double]) {
    let baseline = suspect.baseline
    self.suspect = suspect
    self.reruns = reruns
    effects = reruns.map {
      DurationScale.logarithm(ofSeconds: $0) - baseline.level
        - baseline.response * suspect.sizeFactor
    }
    effect = Quantiles.median(of: effects)
    let error = baseline.standardError(
      ofValues: Self.medianVariance(of: reruns.count), sizeFactor: suspect.sizeFactor,
      runNoise: suspect.runNoise)
    pValue =
      reruns.isEmpty
      ? 1 : StudentT.upperTail(effect / error, degreesOfFreedom: baseline.degreesOfFreedom)
    adjustedPValue = 1
    extraSeconds = baseline.extraSeconds(effect: effect, sizeFactor: suspect.sizeFactor)
    status = .pending
  }

  /// The variance of a median of few values relative to that of one, with a margin of 16 %.
  private static func medianVariance(of count: Int) -> Double {
    1.16 * RobustScale.medianVariance / Double(max(count, 1))
  }

  private mutating func judge(_ policy: SlowdownPolicy) {
    let smallest = max(.log(policy.minimumRatio), suspect.baseline.upperDecile.nextUp)
    if effects.contains(where: { !($0 >= smallest) }) {
      status = .refuted
    } else if reruns.count >= policy.reruns {
      let isSlow =
        adjustedPValue <= policy.falseDiscoveryRate && extraSeconds >= policy.minimumExtra
      status = isSlow ? .confirmed : .refuted
    }
  }
}
