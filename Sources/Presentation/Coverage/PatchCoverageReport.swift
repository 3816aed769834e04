public import Analysis
public import History

/// The coverage of a change with the run that measured it.
public struct PatchCoverageReport {
  public var run: RunSummary
  /// The commit that the change begins with, and what the user knows it as.
  public var base: String
  /// Whether uncommitted changes count.
  public var isOfWorkTree: Bool
  public var coverage: PatchCoverage

  /// The coverage of what a run's commit changes since its base.
  public init(run: RunSummary, base: String, isOfWorkTree: Bool, coverage: PatchCoverage) {
    self.run = run
    self.base = base
    self.isOfWorkTree = isOfWorkTree
    self.coverage = coverage
  }

  /// Ranges as people write them: `12-14, 20`.
  static func text(_ range: ClosedRange<Int32>) -> String {
    range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
  }
}
