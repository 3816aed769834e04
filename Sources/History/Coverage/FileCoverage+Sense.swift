extension FileCoverage {
  /// The coverage that lines in ascending order add up to.
  public init(path: String, lines: [LineCoverage]) {
    self.init(path: path, counts: lines.counts, lines: lines)
  }

  /// The coverage without what cannot be: lines with negative numbers or twice, more branches covered
  /// than there are; nil where totals alone make no sense.
  public var sensible: FileCoverage? {
    guard !lines.isEmpty else { return counts.isSensible ? self : nil }
    if lines.areSensible {
      return counts == lines.counts ? self : FileCoverage(path: path, lines: lines)
    }
    let mended = lines.filter { $0.number >= 0 }.map(\.sensible).sorted { $0.number < $1.number }
    var single: [LineCoverage] = []
    for line in mended {
      if let last = single.last, last.number == line.number {
        single[single.count - 1] = last.united(with: line)
      } else {
        single.append(line)
      }
    }
    return single.isEmpty ? nil : FileCoverage(path: path, lines: single)
  }
}

extension CoverageCounts {
  /// Whether nothing is negative, no more is covered than there is, and there is no more than any file
  /// has, so that sums stay far from overflow.
  public var isSensible: Bool {
    max(linesTotal, branchesTotal) <= Int32.max && linesCovered >= 0 && branchesCovered >= 0
      && linesCovered <= linesTotal
      && branchesCovered <= branchesTotal
  }
}

extension LineCoverage {
  fileprivate var sensible: LineCoverage {
    let total = max(0, branchesTotal)
    return LineCoverage(
      number: number, isCovered: isCovered, branchesCovered: min(max(0, branchesCovered), total),
      branchesTotal: total)
  }
}

extension [LineCoverage] {
  fileprivate var areSensible: Bool {
    var last: Int32 = -1
    for line in self {
      guard line.number > last, line.branchesCovered >= 0,
        line.branchesCovered <= line.branchesTotal
      else { return false }
      last = line.number
    }
    return true
  }
}
