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

/// The coverage of one file. A reader emits each file of a report once.
public struct FileCoverage: Hashable, Sendable {
  /// The path as the report means it: source roots joined, `/` between folders.
  public var path: String
  public var counts: CoverageCounts
  /// Line by line in ascending order, where the report says so much; then `counts` is their sum.
  /// Reports of the same file unite by it.
  public var lines: [LineCoverage]

  /// The coverage of a file; without lines where its report tells totals alone.
  public init(path: String, counts: CoverageCounts, lines: [LineCoverage] = []) {
    self.path = path
    self.counts = counts
    self.lines = lines
  }
}

/// The coverage of one line.
public struct LineCoverage: Hashable, Sendable {
  public var number: Int32
  public var isCovered: Bool
  public var branchesCovered: Int32
  public var branchesTotal: Int32

  /// A line by its number from 1, with the branches that begin in it.
  public init(
    number: Int32, isCovered: Bool, branchesCovered: Int32 = 0, branchesTotal: Int32 = 0
  ) {
    self.number = number
    self.isCovered = isCovered
    self.branchesCovered = branchesCovered
    self.branchesTotal = branchesTotal
  }
}
