/// What the first attempts of a run's tests took, of those that passed.
public struct RunDurations: Sendable {
  /// In ascending order.
  public var tests: [TestID] = []
  /// By test, in the same order.
  public var microseconds: [Int64] = []

  /// The durations of no test.
  public init() {}
}
