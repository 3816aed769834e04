/// A change point of one test among many.
public struct TestChange: Hashable, Sendable {
  /// The test's number.
  public var test: Int
  public var change: ChangePoint
  /// The p-value adjusted for the number of tests.
  public var adjustedPValue: Double

  public init(test: Int, change: ChangePoint, adjustedPValue: Double) {
    self.test = test
    self.change = change
    self.adjustedPValue = adjustedPValue
  }
}
