import CSQLite
import Platform

/// A store that comes from elsewhere: it is read and never written, and nothing in it is executed.
///
/// Of an older version a copy is migrated.
final class StrangersStore {
  let connection: Connection
  private let copy: String?

  /// Opens a store to be read; `scratch` is where a copy may be made, which is removed at the end.
  ///
  /// - Throws: `StoreError`.
  init(path: String, scratch: String) throws {
    try StoreFile.checkKind(of: path)
    guard StoreFile.exists(path) else { throw StoreError.missing(path: path) }
    if StoreFile.isEmpty(path) { throw StoreError.empty(path: path) }
    var opened = try Self.open(path)
    let version = try Migrator(connection: opened).checkedVersion()
    if version == 0 { throw StoreError.empty(path: path) }
    guard version < Migrator.newest else {
      try TableSeals(connection: opened).check()
      (connection, copy) = (opened, nil)
      return
    }
    try opened.copy(to: scratch)
    opened = try Connection(path: scratch, flags: SQLITE_OPEN_READWRITE)
    try Self.check(opened)
    var migrator = Migrator(connection: opened)
    migrator.keepsCopy = false
    try migrator.bringUpToDate()
    (connection, copy) = (opened, scratch)
  }

  deinit { if let copy { StoreFile.remove(copy) } }

  private static func open(_ path: String) throws -> Connection {
    let connection = try Connection(path: path, flags: SQLITE_OPEN_READONLY)
    try check(connection)
    return connection
  }

  /// Sees to it that what is read are tables as ours are: a view or a computed column in their place would run what a
  /// stranger wrote, and so would a trigger while an older store is migrated.
  private static func check(_ connection: Connection) throws {
    try connection.execute("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
    let migrator = Migrator(connection: connection)
    let version = try migrator.checkedVersion()
    if version > 0 { try migrator.check(version) }
  }
}
