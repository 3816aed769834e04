/// What the reports of a run say of a file by one path. It unites in any order.
public struct ReportedCoverage: Hashable, Sendable {
  /// Line by line in ascending order, of all the reports that know lines.
  public var lines: [LineCoverage]
  /// Of the reports that have totals alone, those of the one that covers most.
  public var totals: CoverageCounts?
  /// Whether a report names the path beside another that it ends with: they are two files then, whatever
  /// other reports name.
  public var isApart: Bool

  /// What one report says of a file: lines, or totals alone.
  public init(lines: [LineCoverage] = [], totals: CoverageCounts? = nil, isApart: Bool = false) {
    self.lines = lines
    self.totals = totals
    self.isApart = isApart
  }

  /// What one report says of a file. A file in which there is nothing to cover has neither lines nor
  /// totals.
  public init(_ file: FileCoverage, isApart: Bool = false) {
    let isByTotals = file.lines.isEmpty && file.counts != CoverageCounts()
    self.init(lines: file.lines, totals: isByTotals ? file.counts : nil, isApart: isApart)
  }

  /// What reports of the one and the other say together.
  public func united(with other: ReportedCoverage) -> ReportedCoverage {
    ReportedCoverage(
      lines: lines.united(with: other.lines),
      totals: [totals, other.totals].compactMap(\.self).max { $0.weight < $1.weight },
      isApart: isApart || other.isApart)
  }

  /// What it comes to: totals cannot be united with lines, so that of the two the one that covers more
  /// counts.
  public var counts: CoverageCounts {
    let known = lines.isEmpty ? nil : lines.counts
    return [known, totals].compactMap(\.self).max { $0.weight < $1.weight } ?? CoverageCounts()
  }

  /// Whether what the two come to leaves out what one of them may cover, as totals stand in it that
  /// are not those of the other.
  func losesTotals(with other: ReportedCoverage) -> Bool {
    guard totals != nil || other.totals != nil else { return false }
    return self != other && !(contains(other) || other.contains(self))
  }

  /// Whether both know lines, and the same.
  func hasLines(of other: ReportedCoverage) -> Bool {
    !lines.isEmpty && lines.map(\.number) == other.lines.map(\.number)
  }

  /// Whether the other says nothing that this does not say as well.
  private func contains(_ other: ReportedCoverage) -> Bool {
    (other.totals == nil || other.totals == totals) && lines.united(with: other.lines) == lines
  }
}

extension CoverageCounts {
  fileprivate var weight: (Int64, Int64, Int64, Int64) {
    (linesCovered + branchesCovered, linesTotal + branchesTotal, linesCovered, linesTotal)
  }
}
