import CSQLite
public import History

/// The history of a project's suites in one SQLite file.
///
/// Not for use from two threads; several processes may use the same file at once, and one that
/// writes lets the others wait.
public final class HistoryStore {
  /// What a store is opened for.
  public enum Mode: Sendable {
    /// To read and write; the file and its folder are made where they are missing.
    case create
    /// To read and write what is there.
    case write
    /// To read alone; the file is changed only where its schema is an older one.
    case read
  }

  let connection: Connection
  /// Makes the fingerprints of what is recorded; without it they are left out.
  public var fingerprinter: Fingerprinter?

  /// The moment that windows of time are looked at: a run dated more than an hour after it is nobody's newest.
  /// Without it any run can be.
  public var now: Instant?

  /// The attempts that were read last.
  var lastAttempts: ReadAttempts?

  /// The file.
  public var path: String { connection.path }

  /// The oldest SQLite that has all that the store needs (STRICT tables).
  private static let oldestLibrary: (number: Int32, name: String) = (3_037_000, "3.37.0")

  /// Opens the store and brings it to the newest schema.
  ///
  /// - Throws: `StoreError`.
  public init(path: String, mode: Mode) throws {
    guard sqlite3_libversion_number() >= Self.oldestLibrary.number else {
      throw StoreError.oldLibrary(
        version: String(cString: sqlite3_libversion()), needed: Self.oldestLibrary.name)
    }
    let isThere = path == ":memory:" || StoreFile.exists(path)
    if mode == .create && !isThere { try StoreFile.makeFolder(of: path) }
    if mode != .create && !isThere { throw StoreError.missing(path: path) }
    let flags =
      switch mode {
      case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      case .write: SQLITE_OPEN_READWRITE
      case .read: SQLITE_OPEN_READONLY
      }
    connection = try Connection(path: path, flags: flags)
    let migrator = Migrator(connection: connection)
    if mode == .read {
      let version = try migrator.checkedVersion()
      if version == 0 { throw StoreError.missing(path: path) }
      if version < Migrator.newest { _ = try HistoryStore(path: path, mode: .write) }
    } else {
      // Before anything is written: the file may be somebody else's.
      _ = try migrator.checkedVersion()
      // New tests come to random places of the index of their keys. With the 2 MB that SQLite keeps by itself
      // the index of a million tests is written again and again.
      try connection.execute(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -12000")
      try migrator.bringUpToDate()
      try connection.execute("PRAGMA foreign_keys = ON")
    }
  }
}
