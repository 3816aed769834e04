import CSQLite

extension Connection {
  /// Runs a body that reads in one transaction, so that all it sees is of one moment.
  func reading<T>(_ body: () throws -> T) throws -> T {
    try execute("BEGIN")
    let result = Result { try body() }
    try? execute("COMMIT")
    return try result.get()
  }

  /// Reads all of the file, but for what indexes say of their tables.
  ///
  /// - Throws: `StoreError.damaged` with the first damage.
  func checkSoundness() throws {
    guard let damage = try first(.quickCheck, row: { $0.text(Columns.QuickCheck.quickCheck) })
    else { return }
    let words = damage.split(separator: "\n").last { !$0.hasPrefix("***") }
    throw StoreError.damaged(path: path, what: words.map(String.init) ?? damage)
  }

  /// Copies the database into a new file.
  ///
  /// - Throws: `StoreError`, also where the file exists.
  func copy(to path: String) throws {
    // SQLite attaches the copy as a second database while it writes it.
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 1)
    defer { sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0) }
    let statement = try Statement("VACUUM INTO ?1", on: self)
    statement.bind(1, path)
    try statement.run()
  }
}
