/// The SQL files of the project as the program carries them.
public enum EmbeddedSQL {
  /// The migrations in the order in which they are applied: name without ending, and text.
  public static let migrations: [(name: String, text: String)] = SQLFiles.migrations

  /// The queries by name: the path below `Queries` without ending.
  public static let queries: [String: String] = Dictionary(
    uniqueKeysWithValues: SQLFiles.queries.map { ($0.name, $0.text) })

  /// The text of a query that the program itself uses.
  static func query(_ name: String) throws -> String {
    guard let text = queries[name] else {
      throw StoreError.statement(sql: name, reason: "no such query")
    }
    return text
  }
}
