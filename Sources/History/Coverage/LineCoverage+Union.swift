extension [LineCoverage] {
  /// The lines of both, each in ascending order: a line or branch is covered that one of them covers.
  public func united(with other: [LineCoverage]) -> [LineCoverage] {
    if isEmpty || self == other { return other }
    if other.isEmpty { return self }
    var lines: [LineCoverage] = []
    lines.reserveCapacity(Swift.max(count, other.count))
    var (own, others) = (self[...], other[...])
    while let a = own.first, let b = others.first {
      if a.number <= b.number { own.removeFirst() }
      if b.number <= a.number { others.removeFirst() }
      lines.append(a.number == b.number ? a.united(with: b) : a.number < b.number ? a : b)
    }
    return lines + own + others
  }

  /// What lines add up to.
  public var counts: CoverageCounts {
    reduce(into: CoverageCounts(linesTotal: Int64(count))) { counts, line in
      counts.linesCovered += line.isCovered ? 1 : 0
      counts.branchesCovered += Int64(line.branchesCovered)
      counts.branchesTotal += Int64(line.branchesTotal)
    }
  }
}

extension LineCoverage {
  /// Reports do not name the branches of a line, so of two that both cover some, the higher number
  /// counts, which is the least that both together cover.
  public func united(with other: LineCoverage) -> LineCoverage {
    LineCoverage(
      number: number, isCovered: isCovered || other.isCovered,
      branchesCovered: max(branchesCovered, other.branchesCovered),
      branchesTotal: max(branchesTotal, other.branchesTotal))
  }
}
