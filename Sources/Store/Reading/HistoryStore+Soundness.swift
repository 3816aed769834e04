public import History

extension HistoryStore {
  /// What is damaged in the file, a line each; none where it is sound. Reads all of it.
  public func damage() throws -> [String] {
    let found = try connection.rows(.integrityCheck) { $0.text(0) }
    let broken = try connection.first(.brokenReferences) { $0.integer(0) } ?? 0
    return found
      + (broken > 0 ? ["\(Units.grouped(Int(broken))) rows refer to what is not there"] : [])
  }

  /// The runs whose blocks do not say what their rows say, which counts. Reads all of the rows.
  public func runsWithOtherBlocks() throws -> [RunKey] { try blocks.differing().map(key(ofRun:)) }

  /// The runs that were recorded last, newest first.
  public func newestRecorded(limit: Int) throws -> [RunSummary] {
    try runs(.newestRunsRecorded, ["limit": .integer(limit)]).map(complete)
  }

  /// Whether the reports of a run tell setup, call and teardown apart.
  public func hasPhases(ofRun id: RunID) throws -> Bool {
    try connection.first(.hasTimings, ["run": .id(id)]) { _ in true } ?? false
  }
}
