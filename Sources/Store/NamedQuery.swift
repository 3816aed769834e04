public import History

/// A query file: its name, what it answers, and its parameters.
public struct NamedQuery: Sendable {
  /// The file's name without ending.
  public var name: String
  public var sql: String
  /// The first line of its comment: what it answers.
  public var answers: String
  /// The lines of the comment after the first: what the parameters mean.
  public var notes: [String]

  /// The query of a text that begins with a comment.
  public init(name: String, sql: String) {
    self.name = name
    self.sql = sql
    let comment = sql.split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { $0.hasPrefix("--") }
      .map { $0.dropFirst(2).drop { $0 == " " } }
    answers = comment.first.map(String.init) ?? ""
    notes = comment.dropFirst().map(String.init)
  }

  /// The queries that the program carries, by name.
  public static let builtIn: [NamedQuery] = EmbeddedSQL.queries
    .filter { !$0.key.contains("/") }
    .sorted { $0.key < $1.key }
    .map { NamedQuery(name: $0.key, sql: $0.value) }
}

/// Why a query could not be run.
public enum QueryError: Error, Hashable, Sendable {
  /// No query has the name; those that have are given.
  case unknown(name: String, known: [String])
  /// The query has no such parameter; those that it has are given.
  case noParameter(name: String, query: String, known: [String])
  /// The text holds no statement.
  case empty
  /// SQLite does not take the statement.
  case malformed(reason: String)
  /// There is more than one statement; the text from the second on is given.
  case several(second: String)
}

extension HistoryStore {
  /// The names of a query's parameters.
  public func parameters(of query: NamedQuery) throws -> [String] {
    try Statement(query.sql, on: connection).parameters
  }

  /// Runs a query; the parameters that are not given are NULL.
  ///
  /// `parameters`: by name, as text that becomes a number where it is one.
  /// - Throws: `QueryError`, `StoreError`.
  public func run(_ query: NamedQuery, _ parameters: [String: String]) throws -> ResultTable {
    let statement = try Statement(query.sql, on: connection)
    if isStatement(statement.rest) { throw QueryError.several(second: statement.rest) }
    let known = statement.parameters
    for name in parameters.keys.sorted() where !known.contains(name) {
      throw QueryError.noParameter(name: name, query: query.name, known: known)
    }
    try statement.bind(parameters.mapValues(SQLValue.init(typed:)))
    return try table(of: statement)
  }

  /// Runs one statement of the user's, which can only read: the store is open for reading, and other
  /// files cannot be reached.
  public func read(_ sql: String, _ parameters: [String: String]) throws -> ResultTable {
    try connection.forbidWriting()
    do {
      return try run(NamedQuery(name: "standard input", sql: sql), parameters)
    } catch StoreError.statement(_, let reason) {
      throw QueryError.malformed(reason: reason)
    }
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

  private func table(of statement: Statement) throws -> ResultTable {
    var table = ResultTable(columns: statement.columns)
    while try statement.step() {
      table.rows.append(
        table.columns.indices.map { ResultTable.Cell(statement.value(Int32($0))) })
    }
    return table
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
