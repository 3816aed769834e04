@testable import Store

/// The SQL that the program carries: name and text.
enum SQLTexts {
  /// Queries and statements that are run on a store.
  static let ofStore: [(name: String, text: String)] =
    EmbeddedSQL.queries.map { ($0.key, $0.value) }
    // Those read another program's files.
    + EmbeddedStatement.all.filter { !$0.name.hasPrefix("pytestHistory") }.map {
      ($0.name, $0.text)
    }

  /// The same with the migrations.
  static let all = ofStore + EmbeddedSQL.migrations
}
