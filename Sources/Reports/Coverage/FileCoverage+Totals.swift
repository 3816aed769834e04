import History

extension FileCoverage {
  /// What a report states in sum and of no file.
  init(totals: CoverageCounts) { self.init(path: ".", counts: totals) }
}
