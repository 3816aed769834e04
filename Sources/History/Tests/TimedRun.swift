/// A run with what its tests took.
public struct TimedRun: Sendable {
  public var run: RunSummary
  /// In the order in which they are known.
  public var tests: [TimedTest]

  /// A run with its tests.
  public init(run: RunSummary, tests: [TimedTest]) {
    self.run = run
    self.tests = tests
  }
}
