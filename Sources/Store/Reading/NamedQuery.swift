/// A query file: its name, what it answers, and its parameters.
public struct NamedQuery: Sendable {
  /// The file's name without ending.
  public var name: String
  public var sql: String
  /// The file of a query of the user's.
  public var path: String?
  /// The first line of its comment: what it answers.
  public var answers: String
  /// What the parameters mean, a line each: those that begin with a colon, and what goes on below.
  public var parameters: [String] = []
  /// The names of these parameters, each with its colon.
  public var parameterNames: [String] {
    parameters.flatMap { line in
      // What it means begins after two spaces.
      line.split(separator: " ", omittingEmptySubsequences: false).prefix { !$0.isEmpty }
        .map { $0.last == "," ? String($0.dropLast()) : String($0) }
    }
  }
  /// What else the comment says: how the figures are meant.
  public var remarks: [String] = []

  /// The query of a text that begins with a comment.
  public init(name: String, sql: String, path: String? = nil) {
    self.name = name
    self.sql = sql
    self.path = path
    let comment = sql.split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { $0.hasPrefix("--") }
      .map { $0.dropFirst($0.hasPrefix("-- ") ? 3 : 2) }
    answers = comment.first.map(String.init) ?? ""
    for line in comment.dropFirst() {
      if line.hasPrefix(" "), let last = parameters.popLast() {
        parameters.append(last + " " + line.drop { $0 == " " })
      } else if line.hasPrefix(":") {
        parameters.append(String(line))
      } else {
        remarks.append(String(line))
      }
    }
  }

  /// The queries that the program carries for people, by name.
  public static let builtIn: [NamedQuery] = EmbeddedSQL.queries
    .filter { !$0.key.contains("/") }
    .sorted { $0.key < $1.key }
    .map { NamedQuery(name: $0.key, sql: $0.value) }

  /// The query of that name that the program carries.
  ///
  /// - Throws: `QueryError.unknown`.
  public static func builtIn(_ name: String) throws -> NamedQuery {
    guard let query = builtIn.first(where: { $0.name == name }) else {
      throw QueryError.unknown(name: name, known: builtIn.map(\.name))
    }
    return query
  }
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
