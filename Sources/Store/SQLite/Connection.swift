import CSQLite

/// One connection to one SQLite file. Not for use from two threads.
final class Connection {
  let path: String
  let handle: OpaquePointer?
  private var statements: [String: Statement] = [:]
  private let waitSeconds = 60
  /// Whether the statements are the user's own.
  private var isUsers = false
  private var isWithoutTriggers = false
  /// Whether the check sums were made anew in the transaction that is under way.
  var keepsSeals = false
  /// What was read that cannot be; the next step throws it.
  private var fault: StoreError?

  /// Opens the file.
  ///
  /// - Parameters:
  ///   - path: the file; `:memory:` for a store that lives in memory.
  ///   - flags: `SQLITE_OPEN_READONLY`, or `SQLITE_OPEN_READWRITE` with or without `_CREATE`.
  ///   - isFixed: whether nobody can write the file, so that it is read without a lock and without its log.
  ///   - isDamaged: whether what can be read of it is to be, whatever else is wrong.
  /// - Throws: `StoreError.unreadable`.
  init(path: String, flags: Int32, isFixed: Bool = false, isDamaged: Bool = false) throws {
    var handle: OpaquePointer?
    let code = sqlite3_open_v2(
      isFixed ? Self.fixed(path) : Self.plain(path), &handle,
      flags | SQLITE_OPEN_NOMUTEX | (isFixed ? SQLITE_OPEN_URI : 0), nil)
    self.path = path
    self.handle = handle
    guard code == SQLITE_OK else {
      let reason = handle.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
      sqlite3_close_v2(handle)
      throw flags & SQLITE_OPEN_CREATE != 0
        ? StoreError.unwritable(path: path, reason: reason)
        : StoreError.unreadable(path: path, reason: reason)
    }
    sqlite3_extended_result_codes(handle, 1)
    sqlite3_busy_timeout(handle, Int32(waitSeconds * 1000))
    if isDamaged {
      readDamaged()
      return
    }
    laptime_harden(handle)
    // A page whose cells reach out of it is found when it is read.
    sqlite3_exec(handle, "PRAGMA cell_size_check = ON", nil, nil, nil)
  }

  deinit {
    statements.removeAll()
    sqlite3_close_v2(handle)
  }

  /// The row number of the last insert.
  var lastInsertID: Int64 { sqlite3_last_insert_rowid(handle) }

  /// How many rows the last statement changed.
  var changes: Int { Int(sqlite3_changes(handle)) }

  /// How many rows this connection changed since it was opened.
  var allChanges: Int { Int(sqlite3_total_changes(handle)) }

  /// Where in its statement the error of the last call is, in bytes, if SQLite knows.
  var errorOffset: Int? {
    let offset = laptime_error_offset(handle)
    return offset < 0 ? nil : Int(offset)
  }

  /// Remembers a value that cannot be, which the next step throws: it was read in the middle of something.
  func note(_ what: String) {
    if fault == nil { fault = .damaged(path: path, what: what) }
  }

  /// - Throws: what was noted.
  func checkValues() throws {
    guard let fault else { return }
    self.fault = nil
    throw fault
  }

  /// Runs all the statements of a text.
  func execute(_ script: String) throws {
    try checkValues()
    let code = sqlite3_exec(handle, script, nil, nil, nil)
    guard code == SQLITE_OK else { throw error(code, sql: script) }
  }

  /// The statement of that name, prepared once, reset and with nothing bound.
  func statement(_ embedded: EmbeddedStatement) throws -> Statement {
    if let known = statements[embedded.name] {
      known.reset()
      return known
    }
    let statement = try Statement(embedded.text, on: self)
    statements[embedded.name] = statement
    return statement
  }

  /// A statement that inserts so many rows, out of one that ends with the values of one.
  func statement(_ embedded: EmbeddedStatement, rows: Int) throws -> Statement {
    let text = embedded.text
    let values = text.lastIndex(of: "(").map { text[$0...] } ?? ""
    return try Statement(
      text + String(repeating: ", " + values, count: rows - 1), on: self)
  }

  /// Runs a statement and gives what `row` makes of each of its rows.
  ///
  /// `parameters`: all that it has, by name.
  func rows<T>(
    _ query: EmbeddedStatement, _ parameters: [String: SQLValue] = [:], row: (Statement) throws -> T
  ) throws -> [T] {
    let statement = try statement(query)
    try statement.bind(parameters)
    defer { statement.reset() }
    var result: [T] = []
    while try statement.step() { result.append(try row(statement)) }
    try checkValues()
    return result
  }

  /// The first row of a statement, if it has one.
  func first<T>(
    _ query: EmbeddedStatement, _ parameters: [String: SQLValue] = [:], row: (Statement) throws -> T
  ) throws -> T? {
    let statement = try statement(query)
    try statement.bind(parameters)
    defer { statement.reset() }
    let found = try statement.step() ? try row(statement) : nil
    try checkValues()
    return found
  }

  /// Runs a statement that gives no rows.
  func run(_ query: EmbeddedStatement, _ parameters: [String: SQLValue]) throws {
    let statement = try statement(query)
    try statement.bind(parameters)
    try statement.run()
  }

  /// Runs the body in a transaction that writes: all of it is kept, or, when it throws, nothing. The store's own
  /// triggers see it, so that no table that was changed keeps a check sum that was.
  func transaction<T>(_ body: () throws -> T) throws -> T {
    try execute("BEGIN IMMEDIATE")
    let before = (triggers: laptime_has_triggers(handle), changes: allChanges)
    laptime_enable_triggers(handle, isWithoutTriggers ? 0 : 1)
    defer {
      laptime_enable_triggers(handle, before.triggers)
      keepsSeals = false
    }
    do {
      let result = try body()
      if isWithoutTriggers, !keepsSeals, allChanges > before.changes,
        try first(.hasSeals, [:], row: { _ in true }) != nil
      {
        try run(.unsealAll, [:])
      }
      try execute("COMMIT")
      return result
    } catch {
      fault = nil
      // The error that stopped the body is the one to tell; a failed rollback has nothing to add.
      sqlite3_exec(handle, "ROLLBACK", nil, nil, nil)
      throw error
    }
  }

  /// Runs the body, which must begin and end its own transaction, without checking that what rows refer
  /// to is there, and without triggers: either costs more than the row.
  func withoutChecksAndTriggers<T>(_ body: () throws -> T) throws -> T {
    try execute("PRAGMA foreign_keys = OFF")
    isWithoutTriggers = true
    let result = Result { try body() }
    isWithoutTriggers = false
    // What this connection writes by itself from now on is seen by them.
    laptime_enable_triggers(handle, 1)
    try execute("PRAGMA foreign_keys = ON")
    return try result.get()
  }

  /// The error for a result code, with SQLite's own words.
  func error(_ code: Int32, sql: String) -> StoreError {
    let reason = String(cString: sqlite3_errmsg(handle))
    switch code & 0xff {
    case SQLITE_BUSY, SQLITE_LOCKED: return .busy(path: path, seconds: waitSeconds)
    case SQLITE_NOTADB: return .foreign(path: path)
    case SQLITE_CORRUPT: return .unreadable(path: path, reason: reason)
    case SQLITE_READONLY, SQLITE_FULL, SQLITE_IOERR, SQLITE_PERM:
      return .unwritable(path: path, reason: reason)
    case SQLITE_CANTOPEN: return .unreadable(path: path, reason: reason)
    case SQLITE_AUTH: return .notReadOnly(sql: sql)
    // Sums that no run comes to; those of a statement of the user's are the user's.
    case SQLITE_ERROR where reason == "integer overflow" && !isUsers:
      return .damaged(path: path, what: reason)
    // What is written refers to what was read.
    case SQLITE_CONSTRAINT where code == SQLITE_CONSTRAINT | 3 << 8 && !isUsers:
      return .damaged(path: path, what: "rows refer to what is not there")
    default: return .statement(sql: sql, reason: reason)
    }
  }
}

extension Connection {
  /// From now on statements may only read, and only this file: nothing is written, attached or
  /// loaded, whatever the text of a statement says.
  func forbidWriting() throws {
    isUsers = true
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0)
    sqlite3_set_authorizer(
      handle,
      { _, action, argument, _, _, _ in
        switch action {
        case SQLITE_SELECT, SQLITE_READ, SQLITE_RECURSIVE: return SQLITE_OK
        case SQLITE_FUNCTION: return SQLITE_OK
        case SQLITE_UPDATE:
          // SQLite asks for this while it declares the columns of json_each or pragma_table_info, which
          // writes nothing; a statement that would write is not run, whatever was allowed here.
          return argument.map { String(cString: $0) } == "sqlite_master" ? SQLITE_OK : SQLITE_DENY
        case SQLITE_PRAGMA:
          let name = argument.map { String(cString: $0) } ?? ""
          return Connection.readingPragmas.contains(name.lowercased()) ? SQLITE_OK : SQLITE_DENY
        default: return SQLITE_DENY
        }
      }, nil)
    try execute("SELECT 1")
  }

  private static let readingPragmas: Set<String> = [
    "table_info", "table_xinfo", "table_list", "index_list", "index_info", "foreign_key_list",
  ]
}
