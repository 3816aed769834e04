public import History

extension HistoryStore {
  /// Runs a query that the program carries; the parameters that are not given are NULL.
  ///
  /// `parameters`: by name, as text that becomes a number where it is one.
  /// - Throws: `QueryError`, `StoreError`.
  public func run(_ query: NamedQuery, _ parameters: [String: String]) throws -> ResultTable {
    let statement = try statement(of: query, parameters)
    var table = ResultTable(columns: statement.columns)
    while try statement.step() {
      table.rows.append(
        table.columns.indices.map { ResultTable.Cell(statement.possibleValue(Int32($0))) })
    }
    return table
  }

  /// Runs a query of the user's, which can only read: the store is open for reading, and other files
  /// cannot be reached.
  ///
  /// `count`: how many rows there are in a piece, no more of which are held than one. `receive`: is called with
  /// each, the first of which may be empty.
  /// - Throws: what is wrong with it, as a `QueryFileError` where it is a file's.
  public func read(
    _ query: NamedQuery, _ parameters: [String: String], inPiecesOf count: Int = .max,
    _ receive: (ResultTable) throws -> Void
  ) throws {
    try asking(query) {
      guard try onlyStatement(of: query).isReadOnly else {
        throw StoreError.notReadOnly(sql: query.sql)
      }
      let statement = try statement(of: query, parameters)
      var piece = ResultTable(columns: statement.columns)
      var isFirst = true
      while try statement.step() {
        piece.rows.append(
          piece.columns.indices.map { ResultTable.Cell(statement.value(Int32($0))) })
        guard piece.rows.count >= count else { continue }
        try receive(piece)
        isFirst = false
        piece.rows.removeAll(keepingCapacity: true)
      }
      if isFirst || !piece.rows.isEmpty { try receive(piece) }
    }
  }

  /// All rows of such a query.
  public func read(_ query: NamedQuery, _ parameters: [String: String]) throws -> ResultTable {
    var table = ResultTable(columns: [])
    try read(query, parameters) { table = $0 }
    return table
  }

  /// The statement of a query, bound.
  private func statement(of query: NamedQuery, _ parameters: [String: String]) throws -> Statement {
    let statement = try onlyStatement(of: query)
    let known = statement.parameters
    for name in parameters.keys.sorted() where !known.contains(name) {
      throw QueryError.noParameter(name: name, query: query.name, known: known)
    }
    try statement.bind(parameters.mapValues(SQLValue.init(typed:)))
    return statement
  }

  /// How SQLite goes about a query: its steps, each with its number and that of the step it is part of.
  ///
  /// Nothing is run, and nothing could be changed.
  /// - Throws: as `read` does.
  public func plan(of query: NamedQuery) throws -> ResultTable {
    try asking(query) {
      let sql = try onlyStatement(of: query).sql
      let plan = try run(NamedQuery(name: query.name, sql: "EXPLAIN QUERY PLAN " + sql), [:])
      return ResultTable(
        columns: ["step", "part_of", "detail"], rows: plan.rows.map { [$0[0], $0[1], $0[3]] })
    }
  }

  /// Runs the body, in which a statement is the user's: it cannot write, and its errors are the user's.
  private func asking<T>(_ query: NamedQuery, _ body: () throws -> T) throws -> T {
    try connection.forbidWriting()
    do {
      return try body()
    } catch StoreError.statement(_, let reason) {
      let line = connection.errorOffset.map { Self.line(at: $0, of: query.sql) }
      throw error(QueryError.malformed(reason: reason), of: query, line)
    } catch QueryError.several(let second) {
      let spaces = second.prefix { $0.isWhitespace }.utf8.count
      let line = Self.line(at: query.sql.utf8.count - second.utf8.count + spaces, of: query.sql)
      throw error(QueryError.several(second: second), of: query, line)
    } catch let reason as QueryError where reason == .empty {
      throw error(reason, of: query, nil)
    } catch let reason as StoreError {
      guard case .notReadOnly = reason else { throw reason }
      throw error(reason, of: query, nil)
    }
  }

  private func error(_ reason: any Error, of query: NamedQuery, _ line: Int?) -> any Error {
    query.path.map { QueryFileError(path: $0, line: line, reason: reason) } ?? reason
  }

  private static func line(at offset: Int, of text: String) -> Int {
    text.utf8.prefix(offset).count { $0 == UInt8(ascii: "\n") } + 1
  }

  /// The names of a query's parameters.
  public func parameters(of query: NamedQuery) throws -> [String] {
    try Statement(query.sql, on: connection).parameters
  }

  private func onlyStatement(of query: NamedQuery) throws -> Statement {
    let statement = try Statement(query.sql, on: connection, unboundIsNull: true)
    if isStatement(statement.rest) { throw QueryError.several(second: statement.rest) }
    return statement
  }

  /// Whether a text holds more than spaces and comments, be it a statement that could be run or not.
  private func isStatement(_ text: String) -> Bool {
    do {
      _ = try Statement(text, on: connection)
      return true
    } catch QueryError.empty {
      return false
    } catch {
      return true
    }
  }
}

extension SQLValue {
  /// The value that a text on the command line means: a number where it is written as one is, else the
  /// text. Branch `1.10` and run `0123` stay what they are.
  init(typed text: String) {
    if let integer = Int64(text), String(integer) == text {
      self = .integer(integer)
    } else if let real = Double(text), real.isFinite, String(real) == text {
      self = .real(real)
    } else {
      self = .text(text)
    }
  }
}

extension ResultTable.Cell {
  /// A value of the store; bytes are shown in hexadecimal digits.
  init(_ value: SQLValue) {
    switch value {
    case .null: self = .null
    case .integer(let value): self = .integer(value)
    case .real(let value): self = .real(value)
    case .text(let value): self = .text(value)
    case .blob(let bytes):
      let digits = Array("0123456789abcdef")
      self = .text(
        String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }))
    }
  }
}
