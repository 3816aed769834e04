/// What counts as a change of level.
public struct ChangePointPolicy: Hashable, Sendable {
  /// The greatest p-value of a change in one series.
  public var significance = 0.01
  /// The rate of false findings among the changes of many series.
  public var falseDiscoveryRate = 0.05
  /// The smallest ratio of the levels, upward or downward, that is worth a word.
  public var minimumRatio = 1.03
  /// The smallest difference of the levels, in the unit of the series.
  public var minimumShift = 0.0
  /// What is added to each value before its logarithm is taken; it damps the noise of tiny values.
  public var offset = 0.0
  /// The smallest noise that a series is believed to have, as a share of its level.
  public var noiseFloor = 0.01

  /// For any series, such as benchmark results.
  public static let plain = ChangePointPolicy()

  /// For durations of tests in seconds, on their scale; changes of less than 20 ms are nobody's
  /// concern.
  public static let durations: ChangePointPolicy = {
    var policy = ChangePointPolicy()
    policy.minimumShift = 0.020
    policy.offset = DurationScale.offset
    return policy
  }()

  /// What is asked of the durations of tests.
  public init() {}
}
