public import History

extension HistoryStore {
  /// A suite as an archive knows it: by a hash of its project and its name.
  public static func archivedSuite(project: String, name: String) -> UInt64 {
    ContentHash.of("\(project)\u{0}\(name)").high
  }

  /// Where the rows of a run lie in an archive; nil where the store has no such run.
  public func archivedSuite(ofRun key: String) throws -> UInt64? {
    try archivedPlace(of: key).map(\.suite)
  }

  /// Calls with each row that an archive has of a run, its columns in the archive's order.
  ///
  /// `version`: of how many bundles the run was made.
  public func forEachArchived(
    _ rows: ArchivedRows, ofRun key: String, version: Int,
    _ body: ([ResultTable.Cell]) throws -> Void
  ) throws {
    guard let place = try archivedPlace(of: key) else { return }
    let all: [String: SQLValue] = [
      "run": .id(place.id), "suite": .integer(Int64(bitPattern: place.suite)),
      "run_hash": .integer(Int64(bitPattern: UInt64(key.prefix(16), radix: 16) ?? 0)),
      "version": .integer(Int64(version)),
      "started": .integer(max(0, min(place.startedAt / 1_000_000, Int64(UInt32.max)))),
    ]
    let statement = try connection.statement(rows.statement)
    defer { statement.reset() }
    let needed = Set(statement.parameters)
    try statement.bind(all.filter { needed.contains($0.key) })
    let width = Int32(rows.statement.columns.count)
    while try statement.step() {
      try body((0..<width).map { ResultTable.Cell(statement.value($0)) })
    }
  }

  private func archivedPlace(of key: String) throws -> (
    id: RunID, suite: UInt64, startedAt: Int64
  )? {
    guard
      let id = try connection.first(
        .findRun, ["key": .text(key)], row: { RunID($0.integer(Columns.FindRun.id)) })
    else { return nil }
    return try connection.first(.archivedPlace, ["run": .id(id)]) {
      (
        id,
        Self.archivedSuite(
          project: $0.text(Columns.ArchivedPlace.project),
          name: $0.text(Columns.ArchivedPlace.suite)),
        $0.integer(Columns.ArchivedPlace.startedAt)
      )
    }
  }
}

extension HistoryStore {
  /// A store in memory, in which runs are put together out of bundles that are elsewhere.
  public static func inMemory() throws -> HistoryStore {
    try HistoryStore(path: Connection.memory, mode: .create)
  }

  /// What a bundle speaks of: its project, and its run where it is of one.
  ///
  /// - Throws: `BundleError`.
  public static func subject(of bundle: [UInt8]) throws -> (project: String, run: String?) {
    if BundleHead.kind(of: bundle) == .decisions {
      let decision = try SuiteDecision(bundle: bundle)
      return (decision.project, decision.run)
    }
    let recording = try RunContent(bundle: bundle)
    return (recording.run.text("project") ?? "", recording.runKey)
  }
}
