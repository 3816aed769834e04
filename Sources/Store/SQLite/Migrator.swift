import CSQLite

/// Brings a store to the newest schema. A migration and the version it leads to are written in one
/// transaction; a migration that was released never changes.
struct Migrator {
  let connection: Connection
  /// The migrations, in order; the version of a store is how many of them it has seen.
  var migrations = EmbeddedSQL.migrations
  /// Whether an older store is copied first.
  var keepsCopy = true

  /// "LAPT", which tells a store from any other SQLite file.
  static let applicationID: Int64 = 0x4c41_5054

  /// The version that the embedded migrations lead to.
  static var newest: Int { EmbeddedSQL.migrations.count }

  /// Checks that the file is a store that this program can use, and migrates it if it is older.
  ///
  /// An older store is copied to `FILE.before-N` first.
  /// `finish`: makes what no migration can make of the rows of an older store.
  /// - Throws: `StoreError.foreign`, `.newer` or `.damaged`; the store is then as it was.
  func bringUpToDate(finish: () throws -> Void = {}) throws {
    guard try checkedVersion() < migrations.count else { return }
    try connection.transaction {
      // Another process may have migrated it while this one waited for the lock.
      let version = try checkedVersion()
      guard version < migrations.count else { return }
      if version > 0 { try connection.checkSoundness() }
      let seals = try hasSeals ? TableSeals(connection: connection) : nil
      try seals?.compare()
      if version > 0, keepsCopy { try backUp(to: "\(connection.path).before-\(migrations.count)") }
      for migration in migrations.dropFirst(version) {
        try connection.execute(migration.text)
      }
      try connection.execute(
        "PRAGMA application_id = \(Self.applicationID); PRAGMA user_version = \(migrations.count)")
      // A column more makes other rows of all that were there.
      try seals?.forget()
      if version > 0 { try finish() }
      try checkForeignKeys()
    }
  }

  /// Compares the schema with that of its version.
  ///
  /// - Throws: `StoreError.altered`.
  func check(_ version: Int) throws {
    let faults = try SchemaCheck(connection, version: version, migrations).faults
    if !faults.isEmpty { throw StoreError.altered(path: connection.path, faults: faults) }
  }

  /// The version of the store, 0 for an empty file.
  func checkedVersion() throws -> Int {
    let id = try pragma("application_id")
    let version = Int(try pragma("user_version"))
    let isNew = try id == 0 && version == 0 && pragma("schema_version") == 0
    guard id == Self.applicationID || isNew else {
      throw StoreError.foreign(path: connection.path)
    }
    guard version <= migrations.count else {
      throw StoreError.newer(path: connection.path, version: version, known: migrations.count)
    }
    return version
  }

  /// Whether the store is of a version that has check sums.
  private var hasSeals: Bool {
    get throws {
      try Statement("SELECT 1 FROM sqlite_schema WHERE name = 'seals'", on: connection).step()
    }
  }

  private func pragma(_ name: String) throws -> Int64 {
    let statement = try Statement("PRAGMA \(name)", on: connection)
    return try statement.step() ? statement.integer(Statement.only) : 0
  }

  private func checkForeignKeys() throws {
    let statement = try Statement("PRAGMA foreign_key_check", on: connection)
    if try statement.step() {
      throw StoreError.statement(
        sql: statement.sql,
        reason: "table \(try statement.text("table")) has rows that refer to nothing")
    }
  }

  /// Copies the store to a name that is free: an earlier copy may be all that somebody has.
  ///
  /// Another connection reads what was there before this one's transaction, which keeps all other writers
  /// out, so that of many processes one makes one copy.
  private func backUp(to path: String) throws {
    var (free, number) = (path, 1)
    while StoreFile.exists(free) {
      number += 1
      free = "\(path).\(number)"
    }
    // A copy has its name once it is whole and on the disk: whoever finds it takes it for what the store was.
    let part = "\(path).part"
    StoreFile.remove(part)
    do {
      try Connection(path: connection.path, flags: SQLITE_OPEN_READONLY).copy(to: part)
      try StoreFile.keep(part, as: free)
    } catch {
      StoreFile.remove(part)
      throw error
    }
  }
}
