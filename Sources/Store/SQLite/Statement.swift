import CSQLite

/// One prepared statement. Not for use from two threads.
///
/// Before each run all its parameters must be bound: what was bound for the last run counts no more.
final class Statement {
  let sql: String
  /// What stands behind the first statement.
  let rest: String
  /// Not owned: the connection keeps its statements, and must close, so that the store is one file again.
  unowned let connection: Connection
  let handle: OpaquePointer
  /// How many parameters must be bound before a run.
  private let needed: Int32
  /// How many of them were not bound since the last run.
  private var unbound: Int32
  private lazy var positions: [String: Int32] = Dictionary(
    columns.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })

  /// By column what its values may be.
  private lazy var ranges = columns.map(StoredRange.of)
  private lazy var realRanges = columns.map(StoredRange.ofReal(column:))

  /// Prepares the first statement of the text.
  ///
  /// `unboundIsNull`: whether parameters may be left out, which are NULL then.
  /// - Throws: `StoreError.statement`, or `.busy`; `QueryError.empty` where there is no statement.
  init(_ sql: String, on connection: Connection, unboundIsNull: Bool = false) throws {
    var handle: OpaquePointer?
    var rest = ""
    let code = sql.withCString { text in
      var tail: UnsafePointer<CChar>?
      let code = sqlite3_prepare_v2(connection.handle, text, -1, &handle, &tail)
      rest = tail.map { String(cString: $0) } ?? ""
      return code
    }
    guard code == SQLITE_OK else { throw connection.error(code, sql: sql) }
    guard let handle else { throw QueryError.empty }
    self.rest = rest
    self.sql = sql
    self.connection = connection
    self.handle = handle
    needed = unboundIsNull ? 0 : sqlite3_bind_parameter_count(handle)
    unbound = needed
  }

  deinit { sqlite3_finalize(handle) }

  /// The names of the parameters, without the colon, in order.
  var parameters: [String] {
    (0..<sqlite3_bind_parameter_count(handle)).map { index in
      sqlite3_bind_parameter_name(handle, index + 1).map { String(String(cString: $0).dropFirst()) }
        ?? ""
    }
  }

  /// The names of the columns.
  var columns: [String] {
    (0..<sqlite3_column_count(handle)).map { index in
      sqlite3_column_name(handle, index).map { String(cString: $0) } ?? ""
    }
  }

  /// Whether running it leaves the database as it is.
  var isReadOnly: Bool { sqlite3_stmt_readonly(handle) != 0 }

  /// Goes to the next row; false when there is none.
  ///
  /// - Throws: `StoreError`, also where a parameter was not bound.
  func step() throws -> Bool {
    guard unbound <= 0 else {
      throw StoreError.statement(sql: sql, reason: "a parameter is not bound")
    }
    try connection.checkValues()
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code:
      let error = connection.error(code, sql: sql)
      reset()
      throw error
    }
  }

  /// Runs a statement that gives no rows, so that it can be bound and run again.
  func run() throws {
    while try step() {}
    reset()
  }

  /// Makes it ready to be bound and stepped from the start.
  func reset() {
    sqlite3_reset(handle)
    unbound = needed
  }

  // MARK: Binding, positions from 1

  func bind(_ index: Int32, _ value: Int64) {
    sqlite3_bind_int64(handle, index, value)
    unbound &-= 1
  }

  func bind(_ index: Int32, _ value: Int64?) {
    if let value { bind(index, value) } else { bindNull(index) }
  }

  func bind(_ index: Int32, _ value: String?) {
    guard var value else { return bindNull(index) }
    unbound &-= 1
    value.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { text in
        // An empty text may come with no address, which SQLite would take for NULL.
        if let start = text.baseAddress {
          _ = laptime_bind_text(handle, index, start, Int32(text.count))
        } else {
          _ = laptime_bind_text(handle, index, "", 0)
        }
      }
    }
  }

  func bind(_ index: Int32, _ value: SQLValue) {
    switch value {
    case .null: bindNull(index)
    case .integer(let integer): bind(index, integer)
    case .real(let real):
      sqlite3_bind_double(handle, index, real)
      unbound &-= 1
    case .text(let text): bind(index, text)
    case .blob(let bytes):
      _ = bytes.withUnsafeBytes {
        laptime_bind_blob(handle, index, $0.baseAddress, Int32($0.count))
      }
      unbound &-= 1
    }
  }

  private func bindNull(_ index: Int32) {
    sqlite3_bind_null(handle, index)
    unbound &-= 1
  }

  /// Binds all parameters by their names without the colon.
  ///
  /// - Throws: `StoreError.statement` if the statement has no parameter of a name, or one that is not named.
  func bind(_ values: [String: SQLValue]) throws {
    if needed > values.count, let missing = parameters.first(where: { values[$0] == nil }) {
      throw StoreError.statement(sql: sql, reason: "parameter :\(missing) is not bound")
    }
    for (name, value) in values {
      let index = sqlite3_bind_parameter_index(handle, ":" + name)
      guard index > 0 else { throw StoreError.statement(sql: sql, reason: "no parameter :\(name)") }
      bind(index, value)
    }
  }

  // MARK: The columns of the current row, positions from 0

  /// The column of a statement that has one alone, where not the build but the caller knows which statement it is.
  static let only: Int32 = 0

  /// The position of a column.
  ///
  /// - Throws: `StoreError.statement` if there is none of the name.
  func position(_ name: String) throws -> Int32 {
    guard let position = positions[name] else {
      throw StoreError.statement(sql: sql, reason: "no column \(name)")
    }
    return position
  }

  /// A value in the range of its column. One that cannot be is noted, so that the next step throws, and what
  /// stands here until then does no harm.
  func integer(_ column: Int32) -> Int64 {
    let value = sqlite3_column_int64(handle, column)
    let range = ranges[Int(column)]
    if range.contains(value) { return value }
    connection.note("\(columns[Int(column)]) is \(value)")
    return StoredRange.clamp(value, range)
  }

  func optionalInteger(_ column: Int32) -> Int64? {
    sqlite3_column_type(handle, column) == SQLITE_NULL ? nil : integer(column)
  }

  func real(_ column: Int32) -> Double {
    let value = sqlite3_column_double(handle, column)
    if realRanges[Int(column)].contains(value) { return value }
    connection.note("\(columns[Int(column)]) is \(value)")
    return 0
  }

  func optionalReal(_ column: Int32) -> Double? {
    sqlite3_column_type(handle, column) == SQLITE_NULL ? nil : real(column)
  }

  func text(_ column: Int32) -> String { optionalText(column) ?? "" }

  func optionalText(_ column: Int32) -> String? {
    guard let start = sqlite3_column_text(handle, column) else { return nil }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// Calls with the bytes of a blob, which lie where SQLite has them.
  func withBytes<T>(_ column: Int32, _ body: (UnsafeRawBufferPointer) -> T) -> T {
    let count = Int(sqlite3_column_bytes(handle, column))
    return body(UnsafeRawBufferPointer(start: sqlite3_column_blob(handle, column), count: count))
  }

  func bool(_ column: Int32) -> Bool { integer(column) != 0 }

  /// The value as it stands in the store.
  func value(_ column: Int32) -> SQLValue {
    switch sqlite3_column_type(handle, column) {
    case SQLITE_INTEGER: return .integer(sqlite3_column_int64(handle, column))
    case SQLITE_FLOAT: return .real(sqlite3_column_double(handle, column))
    case SQLITE_TEXT: return .text(text(column))
    case SQLITE_BLOB:
      let count = Int(sqlite3_column_bytes(handle, column))
      guard let start = sqlite3_column_blob(handle, column) else { return .blob([]) }
      return .blob(Array(UnsafeRawBufferPointer(start: start, count: count)))
    default: return .null
    }
  }
}
