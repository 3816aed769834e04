/// What the flake model says of one test.
public struct FlakeEstimate: Hashable, Sendable {
  /// The largest number of attempts for which `failsAll` is known.
  public static let maximumAttempts = 8

  /// Probability that the test is flaky at all.
  public var pFlaky: Double
  /// If it is flaky: the expected failure rate of an attempt, and the 90 % interval.
  public var rate: Double
  public var rateLow: Double
  public var rateHigh: Double
  /// Probability that the newest source really breaks the test.
  public var pBad: Double
  /// Element n − 1: probability that a good source fails n attempts in a row, all that is not
  /// known of the rate taken into account.
  var failsAll: SIMD8<Double>

  /// Probability that all of so many attempts on a good source fail, at most 8 attempts.
  public func failsAll(attempts: Int) -> Double {
    attempts < 1 ? 1 : failsAll[min(attempts, Self.maximumAttempts) - 1]
  }
}
