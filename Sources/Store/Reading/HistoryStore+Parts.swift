public import History

extension HistoryStore {
  /// The labels of a run, `key=value` each, but those that are others with every commit, as the number of a
  /// build is.
  public func lastingLabels(ofRun id: RunID) throws -> [String] {
    let suite = try connection.first(.suiteOfRun, ["run": .id(id)]) {
      SuiteID($0.integer(Columns.SuiteOfRun.suiteID))
    }
    let counters = try suite.map { try self.counters(ofSuite: $0) } ?? []
    return try connection.rows(.labelsOfRun, ["run": .id(id)]) {
      ($0.text(Columns.LabelsOfRun.key), $0.text(Columns.LabelsOfRun.value))
    }
    .filter { !counters.contains($0.0) }.map { "\($0)=\($1)" }.sorted()
  }

  /// The parts of a run that are here, in order.
  public func parts(ofRun id: RunID) throws -> [Shard] {
    try connection.rows(.partsOfRun, ["run": .id(id)]) {
      Shard(
        index: Int($0.integer(Columns.PartsOfRun.number)),
        total: Int($0.integer(Columns.PartsOfRun.total)))
    }
  }

  /// The only part of a split run that is here; nil for one that is not split, or of which more is here.
  public func onlyPart(ofRun id: RunID) throws -> Shard? {
    let parts = try parts(ofRun: id)
    guard let part = parts.first, parts.count == 1, part.total > 1 else { return nil }
    return part
  }
}
