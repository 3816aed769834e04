import CSQLite
public import History

extension HistoryStore {
  /// Writes a sound store of all that can be read of a damaged one, which stays as it is.
  ///
  /// - Throws: `StoreError`, also where there is a file of the new name or nothing can be read; there is no new file
  ///   then.
  public static func salvage(_ path: String, into new: String, fingerprinter: Fingerprinter?) throws
    -> SalvageOutcome
  {
    guard !StoreFile.exists(new) else {
      throw StoreError.unwritable(path: new, reason: "there is a file of this name")
    }
    guard StoreFile.exists(path) else { throw StoreError.missing(path: path) }
    try StoreFile.checkKind(of: path)
    try StoreFile.checkFolder(of: new)
    let part = "\(new).part"
    let damaged: DamagedCopy
    do {
      damaged = try DamagedCopy(of: path, at: "\(new).damaged")
    } catch StoreError.empty { throw StoreError.empty(path: path) }
    defer { damaged.remove() }
    func removePart() { for ending in ["", "-wal", "-shm"] { StoreFile.remove(part + ending) } }
    removePart()
    do {
      let outcome = try build(part, from: damaged, path: path, fingerprinter)
      try StoreFile.keep(part, as: new)
      removePart()
      return outcome
    } catch {
      removePart()
      throw error
    }
  }

  private static func build(
    _ part: String, from damaged: DamagedCopy, path: String, _ fingerprinter: Fingerprinter?
  ) throws -> SalvageOutcome {
    let version = try version(of: damaged, path)
    var orphans: [String: Int] = [:]
    var taken = try start(part, at: version, from: damaged, &orphans)
    let store = try HistoryStore(path: part, mode: .write)
    store.fingerprinter = fingerprinter
    var runs = SalvagedRuns(in: store, orphans: orphans)
    try store.connection.withoutChecksAndTriggers {
      try store.writing {
        try runs.repair(broken: taken.broken)
        try store.addFingerprints()
      }
    }
    var outcome = runs.outcome
    guard outcome.runs > 0 else {
      throw StoreError.unreadable(path: path, reason: "no run in it can be read")
    }
    for place in taken.tables.indices {
      let lost = runs.orphans[taken.tables[place].name] ?? 0
      taken.tables[place].kept -= min(lost, taken.tables[place].kept)
      taken.tables[place].left += lost
    }
    outcome.rows = taken.tables.reduce(0) { $0 + $1.kept }
    outcome.tables = taken.tables.filter { $0.left > 0 || $0.holes > 0 || $0.isLost }
    outcome.remarks = damaged.remarks
    if let damage = try store.damage().first {
      throw StoreError.damaged(path: path, what: damage)
    }
    _ = try store.connection.emptyLog()
    return outcome
  }

  /// The version of the store, where its head says one that there is.
  private static func version(of damaged: DamagedCopy, _ path: String) throws -> Int {
    func pragma(_ name: String) -> Int64 {
      let statement = try? Statement("PRAGMA \(name)", on: damaged.connection)
      return (try? statement?.step()) == true ? statement?.integer(Statement.only) ?? 0 : 0
    }
    let version = Int(pragma("user_version"))
    guard damaged.remarks.isEmpty || pragma("application_id") != 0 else { return Migrator.newest }
    guard pragma("application_id") == Migrator.applicationID else {
      guard damaged.remarks.isEmpty else { return Migrator.newest }
      throw StoreError.foreign(path: path)
    }
    return (1...Migrator.newest).contains(version) ? version : Migrator.newest
  }

  /// Makes the new store with the rows of the damaged one, and brings it to the newest schema.
  private static func start(
    _ part: String, at version: Int, from damaged: DamagedCopy, _ orphans: inout [String: Int]
  ) throws -> SalvagedTables {
    let connection = try Connection(path: part, flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
    var migrator = Migrator(connection: connection)
    migrator.migrations = Array(EmbeddedSQL.migrations.prefix(version))
    migrator.keepsCopy = false
    try migrator.bringUpToDate()
    var taken = SalvagedTables(from: damaged.connection, into: connection)
    try connection.withoutChecksAndTriggers { try connection.transaction { try taken.takeOver() } }
    if version < Migrator.newest {
      // Migrations see to it that nothing refers to what is not there.
      try connection.withoutChecksAndTriggers {
        try ForeignKey.removeOrphans(on: connection, counting: &orphans)
      }
      migrator.migrations = EmbeddedSQL.migrations
      try migrator.bringUpToDate()
    }
    return taken
  }
}
