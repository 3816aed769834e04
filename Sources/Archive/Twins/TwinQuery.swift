public import History
public import Host
public import Store

/// A query of `Queries/clickhouse`, which answers in an archive what that of the same name does in a store.
public struct TwinQuery: Sendable {
  public let query: NamedQuery

  /// All of them, by name.
  public static let all: [TwinQuery] = SQLFiles.queries.sorted { $0.name < $1.name }
    .map { TwinQuery(query: NamedQuery(name: $0.name, sql: $0.text)) }

  /// The query of a name.
  ///
  /// - Throws: `QueryError.unknown`.
  public static func named(_ name: String) throws -> TwinQuery {
    guard let query = all.first(where: { $0.query.name == name }) else {
      throw QueryError.unknown(name: name, known: all.map(\.query.name))
    }
    return query
  }

  /// As a server takes it, with values in place of its parameters: text that is not given is empty, and a number is what
  /// the comment has in parentheses, or without end where that says so of a `:since` that is given.
  ///
  /// - Throws: `QueryError`.
  func statement(_ values: [String: String]) throws -> String {
    let known = query.parameterNames.map { String($0.dropFirst()) }
    for name in values.keys.sorted() where !known.contains(name) {
      throw QueryError.noParameter(name: name, query: query.name, known: known)
    }
    var filled: [String: StatementValue] = [:]
    for place in StatementPlace.pieces(of: query.sql).compactMap(\.place) {
      filled[place.name] =
        place.type == "UInt64"
        ? .unsigned(try number(place.name, values)) : .text(values[place.name] ?? "")
    }
    return StatementPlace.filled(query.sql, filled).trimmed
  }

  private func number(_ name: String, _ values: [String: String]) throws -> UInt64 {
    if let text = values[name] {
      guard let number = UInt64(text) else {
        throw QueryError.malformed(reason: "\(name) is a whole number, and \(text) is none")
      }
      return number
    }
    let line = query.parameters.first { $0.hasPrefix(":\(name) ") } ?? ""
    let usual = line.drop { $0 != "(" }.dropFirst()
    if usual.contains("with :since all"), values["since"] != nil { return UInt64(UInt32.max) }
    return UInt64(usual.prefix { $0.isNumber }) ?? 0
  }
}

extension ArchivePlace {
  /// What a query comes to here.
  ///
  /// - Throws: `QueryError`, `SharedPlaceError`.
  public func read(_ query: TwinQuery, _ values: [String: String]) throws -> ResultTable {
    try read(query.statement(values))
  }

  /// What a statement of the user's comes to, which can only read.
  ///
  /// - Throws: `SharedPlaceError`.
  public func read(_ sql: String) throws(SharedPlaceError) -> ResultTable {
    let answer: [UInt8]
    do {
      answer = try server.ask(
        sql, settings: ["readonly": "2", "default_format": "TabSeparatedWithNamesAndTypes"])
    } catch {
      throw self.error(error)
    }
    guard let table = ResultTable(tabSeparated: answer) else {
      throw error(ServerFault(message: "the answer is no table; a statement names no FORMAT"))
    }
    return table
  }
}
