import Host
import Store

/// The queries that there are: those that the program carries, and the user's own, which stand in the
/// folder `queries` beside the store. Of the same name the user's own holds.
struct OwnQueries {
  /// The user's own, by name.
  let own: [NamedQuery]

  init(besideStore path: String) {
    let folder = FileSearch.folder(of: path) + "/queries"
    let names = (FolderEntry.list(folder) ?? []).map(\.name)
    own = names.filter { $0.hasSuffix(".sql") && $0.count > 4 }.sorted().compactMap { name in
      FileSearch.text(of: "\(folder)/\(name)").map {
        NamedQuery(name: String(name.dropLast(4)), sql: $0, path: "\(folder)/\(name)")
      }
    }
  }

  /// All of them by name.
  var all: [NamedQuery] {
    let names = Set(own.map(\.name))
    return (own + NamedQuery.builtIn.filter { !names.contains($0.name) })
      .sorted { $0.name < $1.name }
  }

  /// The query of a name.
  ///
  /// - Throws: `QueryError.unknown`.
  func named(_ name: String) throws -> NamedQuery {
    guard let query = all.first(where: { $0.name == name }) else {
      throw QueryError.unknown(name: name, known: all.map(\.name))
    }
    return query
  }
}
