public import History

extension HistoryStore {
  /// The coverage of the files of a run in the order of their paths, line by line where the reports knew
  /// lines.
  public func coverage(ofRun row: Int64) throws -> [FileCoverage] {
    var union = CoverageUnion()
    let reported = try connection.rows("Recording/reported-coverage", ["run": .integer(row)]) {
      (path: $0.text(0), coverage: try ReportedCoverage(row: $0))
    }
    for (path, coverage) in reported { union.add(coverage, of: path) }
    return union.files().files
  }

  /// The row of the run with coverage that was recorded last; nil where there is none.
  public func newestCoveredRun(suite: String?, branch: String?) throws -> Int64? {
    try connection.first(
      "Judging/newest-covered-run", ["suite": .text(suite), "branch": .text(branch)]
    ) { $0.integer(0) }
  }

  /// The newest commit that a run's commit shares with the trunk, as git knew it when the run was recorded.
  public func mergeBase(ofRun row: Int64) throws -> String? {
    try connection.first("Judging/merge-base-of-run", ["run": .integer(row)]) {
      $0.optionalText(0)
    } ?? nil
  }
}

extension ReportedCoverage {
  /// The coverage of a row of `Recording/reported-coverage`.
  init(row: Statement) throws {
    var lines: [LineCoverage] = []
    if case .blob(let set) = row.value(1), case .blob(let covered) = row.value(2) {
      guard let known = PackedLines(lines: set, covered: covered).unpacked() else {
        throw StoreError.statement(
          sql: "line_sets", reason: "the covered lines of \(row.text(0)) are damaged")
      }
      lines = known
    }
    let totals = row.optionalInteger(4).map {
      CoverageCounts(
        linesCovered: $0, linesTotal: row.integer(5), branchesCovered: row.integer(6),
        branchesTotal: row.integer(7))
    }
    self.init(lines: lines, totals: totals, isApart: row.bool(3))
  }
}
