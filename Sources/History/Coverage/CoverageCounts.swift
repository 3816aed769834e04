/// How many lines and branches there are and how many of them ran.
public struct CoverageCounts: Hashable, Sendable {
  public var linesCovered: Int64
  public var linesTotal: Int64
  public var branchesCovered: Int64
  public var branchesTotal: Int64

  /// Counts of zero where nothing is said.
  public init(
    linesCovered: Int64 = 0, linesTotal: Int64 = 0, branchesCovered: Int64 = 0,
    branchesTotal: Int64 = 0
  ) {
    self.linesCovered = linesCovered
    self.linesTotal = linesTotal
    self.branchesCovered = branchesCovered
    self.branchesTotal = branchesTotal
  }

  /// Both together.
  public static func + (a: CoverageCounts, b: CoverageCounts) -> CoverageCounts {
    CoverageCounts(
      linesCovered: a.linesCovered + b.linesCovered, linesTotal: a.linesTotal + b.linesTotal,
      branchesCovered: a.branchesCovered + b.branchesCovered,
      branchesTotal: a.branchesTotal + b.branchesTotal)
  }

  /// Percent by the metric, 0…100; nil where there is nothing to cover.
  public func percent(_ metric: CoverageMetric) -> Double? {
    let (covered, total) =
      switch metric {
      case .line: (linesCovered, linesTotal)
      case .branch: (branchesCovered, branchesTotal)
      case .combined: (linesCovered + branchesCovered, linesTotal + branchesTotal)
      }
    return total > 0 ? 100 * Double(covered) / Double(total) : nil
  }
}

/// Which share is meant by "coverage".
public enum CoverageMetric: String, CaseIterable, Sendable {
  /// Lines and branches together, as coverage.py's total has it.
  case combined
  case line
  case branch
}
