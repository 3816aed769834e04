public import History

/// Tells a run in which the machinery failed from one in which tests failed: so many tests do not
/// break or flake at once by themselves.
public struct InfrastructureGuard: Sendable {
  /// A run is flagged when at least this many first attempts failed …
  public var minimumFailures: Int
  /// … and they are at least this share of the executed tests.
  public var minimumShare: Double

  /// A guard that trips at so many failures that are so great a share (0…1) of the tests.
  public init(minimumFailures: Int = 10, minimumShare: Double = 0.2) {
    self.minimumFailures = minimumFailures
    self.minimumShare = minimumShare
  }

  /// Whether a run with so many tests whose first attempt passed or failed, and so many whose
  /// first attempt failed, is no evidence about any test.
  public func isTripped(executed: Int, failedFirst: Int) -> Bool {
    failedFirst >= minimumFailures && Double(failedFirst) >= minimumShare * Double(executed)
  }

  /// The same of a run by what its tests did.
  public func isTripped(by cells: RunCells) -> Bool {
    isTripped(byFirst: cells.firstOutcomes)
  }

  /// The same of a run by its results.
  public func isTripped(by results: [TestResult]) -> Bool {
    isTripped(byFirst: results.map(\.firstOutcome))
  }

  private func isTripped(byFirst outcomes: [Outcome]) -> Bool {
    isTripped(
      executed: outcomes.count { $0 != .skipped }, failedFirst: outcomes.count(where: \.isFailure))
  }
}
