import History

/// Unites the coverage that comes with what the run has, and writes what both come to.
struct CoverageWriter {
  let run: RunID
  let project: Int64
  let connection: Connection

  /// Writes the coverage of reports, each with its files.
  ///
  /// Returns what is to be said of it.
  func write(_ reports: [[FileCoverage]]) throws -> [ReportWarning] {
    let (stored, isCurrent) = try self.stored()
    var union = CoverageUnion()
    for (path, coverage) in stored { union.add(coverage, of: path) }
    var senseless: [String] = []
    for files in reports {
      let sensible = files.map { (file: $0, sensible: $0.sensible) }
      senseless += sensible.filter { $0.file != $0.sensible }.map(\.file.path)
      union.add(report: sensible.compactMap(\.sensible))
    }
    for (path, coverage) in union.reported.sorted(by: { $0.key < $1.key })
    where !isCurrent || coverage != stored[path] {
      try write(coverage, of: path)
    }
    let (files, mixed) = union.files()
    try connection.run(.removeCoverage, ["run": .id(run)])
    for file in files { try write(file) }
    return remarks(mixed: mixed, senseless: senseless)
  }

  /// Writes coverage of a run that has none yet.
  func write(_ union: CoverageUnion) throws {
    for (path, coverage) in union.reported.sorted(by: { $0.key < $1.key }) {
      try write(coverage, of: path)
    }
    for file in union.files().files { try write(file) }
  }

  /// What the run has, by path, and whether it is written as this version does.
  private func stored() throws -> (coverage: [String: ReportedCoverage], isCurrent: Bool) {
    let rows = try connection.rows(.reportedCoverage, ["run": .id(run)]) {
      (
        path: try $0.text("path"), coverage: try ReportedCoverage(row: $0),
        isCurrent: try $0.bool("is_current")
      )
    }
    return (
      Dictionary(rows.map { ($0.path, $0.coverage) }, uniquingKeysWith: { $0.united(with: $1) }),
      rows.allSatisfy(\.isCurrent)
    )
  }

  private func write(_ coverage: ReportedCoverage, of path: String) throws {
    let lines = coverage.lines.isEmpty ? nil : PackedLines(coverage.lines)
    try connection.run(
      .addReportedCoverage,
      [
        "run": .id(run), "file": .integer(try fileID(path)),
        "line_set": .integer(try lines.flatMap { try lineSetID($0.lines) }),
        "covered": lines.map { .blob($0.covered) } ?? .null,
        "is_apart": .integer(coverage.isApart ? 1 : 0),
        "lines_covered": .integer(coverage.totals?.linesCovered),
        "lines_total": .integer(coverage.totals?.linesTotal),
        "branches_covered": .integer(coverage.totals?.branchesCovered),
        "branches_total": .integer(coverage.totals?.branchesTotal),
      ])
  }

  private func write(_ file: FileCoverage) throws {
    try connection.run(
      .addCoverage,
      [
        "run": .id(run), "file": .integer(try fileID(file.path)),
        "lines_covered": .integer(file.counts.linesCovered),
        "lines_total": .integer(file.counts.linesTotal),
        "branches_covered": .integer(file.counts.branchesCovered),
        "branches_total": .integer(file.counts.branchesTotal),
      ])
  }

  private func fileID(_ path: String) throws -> Int64? {
    let key: [String: SQLValue] = ["project": .integer(project), "path": .text(path)]
    try connection.run(.addFile, key)
    return try connection.first(.findFile, key) { $0.integer(Columns.FindFile.id) }
  }

  private func lineSetID(_ lines: [UInt8]) throws -> Int64? {
    var hash = ContentHash()
    hash.update(lines)
    let key = SQLValue.integer(Int64(bitPattern: hash.finish().high))
    try connection.run(.addLineSet, ["key": key, "lines": .blob(lines)])
    return try connection.first(.findLineSet, ["key": key]) { $0.integer(Columns.FindLineSet.id) }
  }

  private func remarks(mixed: [String], senseless: [String]) -> [ReportWarning] {
    var remarks: [ReportWarning] = []
    if mixed.contains(CoverageUnion.everything) {
      remarks.append(
        ReportWarning(
          "a report has totals alone, of no file by name; they cannot be united with the files of other "
            + "reports, which count"))
    }
    let mixed = mixed.filter { $0 != CoverageUnion.everything }
    if let first = mixed.first {
      remarks.append(
        ReportWarning(
          "\(Units.count(mixed.count, "file")) in several reports of which not all tell lines: totals "
            + "cannot be united, so that those that cover more count (\(first)\(mixed.count > 1 ? ", …" : ""))"
        ))
    }
    if let first = senseless.first {
      remarks.append(
        ReportWarning(
          "\(Units.count(senseless.count, "file")) with numbers that cannot be (negative, or more covered "
            + "than there is), which do not count (\(first)\(senseless.count > 1 ? ", …" : ""))"))
    }
    return remarks
  }
}
