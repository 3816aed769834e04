/// The SQL files of the project as the program carries them.
public enum EmbeddedSQL {
  /// The migrations in the order in which they are applied: name without ending, and text.
  public static let migrations: [(name: String, text: String)] = SQLFiles.migrations

  /// The queries for people by name: the file's name without ending.
  public static let queries: [String: String] = Dictionary(
    uniqueKeysWithValues: SQLFiles.queries.map { ($0.name, $0.text) })
}
