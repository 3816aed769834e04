public import History

extension HistoryStore {
  /// The coverage of the files of a run in the order of their paths, line by line where the reports knew
  /// lines.
  public func coverage(ofRun id: RunID) throws -> [FileCoverage] {
    var union = CoverageUnion()
    let reported = try connection.rows(.reportedCoverage, ["run": .id(id)]) {
      (path: try $0.text("path"), coverage: try ReportedCoverage(row: $0))
    }
    for (path, coverage) in reported { union.add(coverage, of: path) }
    return union.files().files
  }

  /// The run with coverage that was recorded last; nil where there is none.
  public func newestCoveredRun(suite: String?, branch: String?) throws -> RunID? {
    try connection.first(
      .newestCoveredRun,
      ["suite": .text(suite), "branch": .text(branch), "project": .text(project)]
    ) { RunID($0.integer(Columns.NewestCoveredRun.runID)) }
  }

  /// The newest commit that a run's commit shares with the trunk, as git knew it when the run was recorded.
  public func mergeBase(ofRun id: RunID) throws -> String? {
    try connection.first(.mergeBaseOfRun, ["run": .id(id)]) {
      $0.optionalText(Columns.MergeBaseOfRun.mergeBase)
    } ?? nil
  }
}

extension ReportedCoverage {
  /// The coverage of a row of the statement `reportedCoverage`.
  init(row: Statement) throws {
    var lines: [LineCoverage] = []
    if case .blob(let set) = row.value(try row.position("lines")),
      case .blob(let covered) = row.value(try row.position("covered"))
    {
      guard let known = PackedLines(lines: set, covered: covered).unpacked() else {
        throw StoreError.statement(
          sql: "line_sets", reason: "the covered lines of \(try row.text("path")) are damaged")
      }
      lines = known
    }
    let totals = try row.optionalInteger("lines_covered").map {
      CoverageCounts(
        linesCovered: $0, linesTotal: try row.integer("lines_total"),
        branchesCovered: try row.integer("branches_covered"),
        branchesTotal: try row.integer("branches_total"))
    }
    self.init(lines: lines, totals: totals, isApart: try row.bool("is_apart"))
  }
}
