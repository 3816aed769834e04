extension FileCoverage {
  /// The coverage of both reports of a file together: a line or branch is covered that one of them
  /// covers. Where one of them knows no lines, the one that covers more counts, in whichever order
  /// they come.
  public func united(with other: FileCoverage) -> FileCoverage {
    guard !lines.isEmpty, !other.lines.isEmpty else {
      return other.weight > weight ? other : self
    }
    var byNumber = Dictionary(
      lines.map { ($0.number, $0) }, uniquingKeysWith: { $0.united(with: $1) })
    for line in other.lines {
      byNumber[line.number] = byNumber[line.number]?.united(with: line) ?? line
    }
    return FileCoverage(path: path, lines: byNumber.values.sorted { $0.number < $1.number })
  }

  /// The coverage that lines in ascending order add up to.
  public init(path: String, lines: [LineCoverage]) {
    var counts = CoverageCounts(linesTotal: Int64(lines.count))
    for line in lines {
      counts.linesCovered += line.isCovered ? 1 : 0
      counts.branchesCovered += Int64(line.branchesCovered)
      counts.branchesTotal += Int64(line.branchesTotal)
    }
    self.init(path: path, counts: counts, lines: lines)
  }
}

extension FileCoverage {
  fileprivate var weight: (Int64, Int64, Int64, Int64, Int) {
    (
      counts.linesCovered + counts.branchesCovered, counts.linesTotal + counts.branchesTotal,
      counts.linesCovered, counts.linesTotal, lines.count
    )
  }
}

extension LineCoverage {
  /// Reports do not name the branches of a line, so of two that both cover some, the higher number
  /// counts, which is the least that both together cover.
  func united(with other: LineCoverage) -> LineCoverage {
    LineCoverage(
      number: number, isCovered: isCovered || other.isCovered,
      branchesCovered: max(branchesCovered, other.branchesCovered),
      branchesTotal: max(branchesTotal, other.branchesTotal))
  }
}
