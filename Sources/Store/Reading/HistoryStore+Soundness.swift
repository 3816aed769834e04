public import History

extension HistoryStore {
  /// To look at all of a store of so many bytes takes less than to record a run.
  private static let smallStore: Int64 = 2 << 20

  /// Runs the body in a transaction that writes, unless the store is damaged. It is looked through once: what comes
  /// next was written by this process or by one that looked as well.
  ///
  /// - Throws: `StoreError.damaged`, and what the body throws; nothing is written then.
  func writing<T>(at moment: Instant? = nil, _ body: () throws -> T) throws -> T {
    try connection.transaction {
      try lookThrough(at: moment)
      let result = try body()
      // Triggers took away those of the tables that were changed.
      try keepSeals()
      return result
    }
  }

  /// Refuses a store that is damaged, once.
  func lookThrough(at moment: Instant? = nil) throws {
    guard !isLookedThrough else { return }
    try checkBeforeWriting(at: moment ?? now ?? Instant(microseconds: 0))
    isLookedThrough = true
  }

  /// Refuses a store that is damaged, before something is written into it: of a small one all is looked at, of a
  /// large one what the newest run and any other came to, and all where that is not what was counted.
  ///
  /// - Throws: `StoreError.damaged`.
  func checkBeforeWriting(at now: Instant) throws {
    let isSmall = path == Connection.memory || StoreFile.size(of: path) <= Self.smallStore
    let other = SQLValue.integer(now.microseconds / 1000)
    guard
      try isSmall || connection.first(.miscountedRun, ["other": other], row: { _ in true }) != nil
    else { return }
    try connection.checkSoundness()
  }

  /// Copies the store, as it is at one moment, into a file that is not there yet, which has its name once it is whole,
  /// sound and on the disk.
  ///
  /// - Throws: `StoreError`; there is no file then.
  public func backUp(to path: String) throws {
    guard !StoreFile.exists(path) else {
      throw StoreError.unwritable(path: path, reason: "there is a file of this name")
    }
    try StoreFile.checkFolder(of: path)
    let part = "\(path).part"
    StoreFile.remove(part)
    do {
      try connection.copy(to: part)
      let copy = try HistoryStore(path: part, mode: .read)
      if let damage = try copy.damage().first {
        throw StoreError.damaged(path: self.path, what: damage)
      }
      try StoreFile.keep(part, as: path)
    } catch {
      StoreFile.remove(part)
      throw error
    }
  }

  /// The views, tables and indexes in the file that are none of the store's: `view mine`.
  public func ownObjects() throws -> [String] {
    try SchemaCheck(connection, version: Migrator.newest, EmbeddedSQL.migrations).own
  }

  /// What is damaged in the file, a line each; none where it is sound. Reads all of it.
  public func damage() throws -> [String] {
    let found = try connection.rows(.integrityCheck) {
      $0.text(Columns.IntegrityCheck.integrityCheck)
    }
    let broken =
      try connection.first(.brokenReferences) { $0.integer(Columns.BrokenReferences.broken) } ?? 0
    return try found + otherRows()
      + (broken > 0 ? ["\(Units.grouped(Int(broken))) rows refer to what is not there"] : [])
  }

  /// The first table whose rows are not what was written, however large the file is.
  private func otherRows() throws -> [String] {
    do {
      try seals.check(all: true)
      return []
    } catch StoreError.damaged(_, let what) {
      return [what]
    }
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
