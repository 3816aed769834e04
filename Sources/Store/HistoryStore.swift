import CSQLite
public import History
import Platform

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

  /// Whether secrets are taken out of what is recorded, by their shapes.
  public var redacts = true

  /// The moment that windows of time are looked at: a run dated more than an hour after it is nobody's newest.
  /// Without it any run can be.
  public var now: Instant?

  /// The project of which runs are chosen that are not named; nil for all of them.
  public var project: String?

  /// Whether it was looked through for damage before something was written.
  var isLookedThrough = false

  /// Whether check sums are made at the end of several transactions.
  var sealsLater = false

  /// The attempts that were read last.
  var lastAttempts: ReadAttempts?

  /// The moment up to which what a run is judged by was known; nil to judge by all that the store has.
  ///
  /// What was recorded more than a day after it began was imported, and is taken as known a day after it began.
  public var asOf: Instant?

  /// The file.
  public var path: String { connection.path }

  /// The version of SQLite that stores are read and written with.
  public static var libraryVersion: String { String(cString: sqlite3_libversion()) }

  /// The oldest SQLite that has all that the store needs (STRICT tables).
  private static let oldestLibrary: (number: Int32, name: String) = (3_037_000, "3.37.0")

  /// Opens the store and brings it to the newest schema.
  ///
  /// An empty file is a store that was cut off, and so is one without any table; only where a store is to be made
  /// it may be a fresh one (`mktemp`), unless it lies beside what a store leaves behind.
  /// `takesEmpty`: whether such a file may be filled.
  /// - Throws: `StoreError`.
  public init(path: String, mode: Mode, takesEmpty: Bool = true) throws {
    guard sqlite3_libversion_number() >= Self.oldestLibrary.number else {
      throw StoreError.oldLibrary(
        version: Self.libraryVersion, needed: Self.oldestLibrary.name)
    }
    if path != Connection.memory { try StoreFile.checkKind(of: path) }
    let isThere = path == Connection.memory || StoreFile.exists(path)
    if mode == .create && !isThere {
      try StoreFile.makeFolder(of: path)
      try Self.begin(path)
    }
    if mode != .create && !isThere { throw StoreError.missing(path: path) }
    // Before SQLite sees it, which throws away the journal of an empty file.
    let mayFill =
      mode == .create && takesEmpty && !StoreFile.hasTraces(of: path, versions: Migrator.newest)
    if !mayFill, path != Connection.memory, StoreFile.staysEmpty(path) {
      throw StoreError.empty(path: path)
    }
    let isFresh = mayFill && (path == Connection.memory || StoreFile.isEmpty(path))
    connection = try Self.connection(path, mode)
    let migrator = Migrator(connection: connection)
    if mode == .read {
      try Self.waitForTables(migrator, path)
      let version = try migrator.checkedVersion()
      if version < Migrator.newest { _ = try HistoryStore(path: path, mode: .write) }
      try migrator.check(Migrator.newest)
    } else {
      // Before anything is written: the file may be somebody else's.
      let version = try migrator.checkedVersion()
      if version == 0, isThere, !isFresh { try Self.waitForTables(migrator, path) }
      if version > 0 { try migrator.check(version) }
      // What was said to be recorded stays so where the power goes, whoever else has the store open: the log is
      // written to the disk at the end of each transaction.
      // New tests come to random places of the index of their keys. With the 2 MB that SQLite keeps by itself
      // the index of a million tests is written again and again.
      try connection.execute(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -12000")
      try migrator.bringUpToDate {
        try blocks.makeMissing()
        try seals.renew()
      }
      try connection.execute("PRAGMA foreign_keys = ON")
    }
    try seals.check()
  }

  /// Makes a store beside its place, which it takes once it is whole: one that was cut off while it was made could be
  /// told from one that was lost by nobody.
  private static func begin(_ path: String) throws {
    // SQLite throws away the log of a file that it makes, and would take it for that of one that comes.
    guard !StoreFile.exists(path + "-wal") else { return }
    let part = StoreFile.partName(of: path)
    defer { StoreFile.remove(part) }
    do {
      let connection = try Connection(path: part, flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
      // It is written to the disk as a whole, or thrown away.
      try connection.execute("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF")
      try Migrator(connection: connection).bringUpToDate()
    } catch StoreError.unwritable(_, let reason) {
      throw StoreError.unwritable(path: path, reason: reason)
    }
    try StoreFile.keepFirst(part, as: path)
  }

  /// A connection; where nothing can be written, such as on a medium, one that needs no file beside the store.
  private static func connection(_ path: String, _ mode: Mode) throws -> Connection {
    if mode != .read, StoreFile.exists(path), StoreFile.isFixed(path) {
      throw StoreError.unwritable(path: path, reason: "nothing can be written where it lies")
    }
    switch mode {
    case .create:
      return try Connection(path: path, flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
    case .write: return try Connection(path: path, flags: SQLITE_OPEN_READWRITE)
    case .read:
      let connection = try Connection(path: path, flags: SQLITE_OPEN_READONLY)
      guard path != Connection.memory, StoreFile.isFixed(path), !StoreFile.hasLog(path),
        (try? Migrator(connection: connection).checkedVersion()) == nil
      else { return connection }
      return try Connection(path: path, flags: SQLITE_OPEN_READONLY, isFixed: true)
    }
  }

  /// Another process may be making the store.
  private static func waitForTables(_ migrator: Migrator, _ path: String) throws {
    for _ in 0..<StoreFile.patience {
      if try migrator.checkedVersion() > 0 { return }
      usleep(StoreFile.pause)
    }
    throw StoreError.empty(path: path)
  }
}
