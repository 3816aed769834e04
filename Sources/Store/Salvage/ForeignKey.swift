/// Columns of a table that refer to a row of another one.
struct ForeignKey {
  var table: String
  var parent: String
  var columns: [(own: String, theirs: String)]
  /// Whether there may be nothing instead.
  var isOptional: Bool

  /// The keys of a table.
  static func all(of table: String, on connection: Connection) throws -> [ForeignKey] {
    var optional: Set<String> = []
    _ = try connection.rows(.tableColumns, ["table": .text(table)]) { row in
      guard row.integer(Columns.TableColumns.place) == 0,
        !row.bool(Columns.TableColumns.isRequired)
      else { return }
      optional.insert(row.text(Columns.TableColumns.name))
    }
    let references = try connection.rows(.tableReferences, ["table": .text(table)]) {
      (
        id: $0.integer(Columns.TableReferences.id),
        parent: $0.text(Columns.TableReferences.parent),
        own: $0.text(Columns.TableReferences.own),
        theirs: $0.optionalText(Columns.TableReferences.theirs)
      )
    }
    var keys: [(id: Int64, key: ForeignKey)] = []
    for (id, parent, own, theirs) in references {
      if keys.last?.id != id {
        keys.append((id, ForeignKey(table: table, parent: parent, columns: [], isOptional: true)))
      }
      let place = keys[keys.count - 1].key.columns.count
      let theirs = try theirs ?? primaryKey(of: parent, on: connection)[place]
      keys[keys.count - 1].key.columns.append((own, theirs))
      if !optional.contains(own) { keys[keys.count - 1].key.isOptional = false }
    }
    return keys.map(\.key)
  }

  private static func primaryKey(of table: String, on connection: Connection) throws -> [String] {
    try connection.rows(.tableColumns, ["table": .text(table)]) {
      (
        place: $0.integer(Columns.TableColumns.place), name: $0.text(Columns.TableColumns.name)
      )
    }.filter { $0.place > 0 }.sorted { $0.place < $1.place }.map(\.name)
  }

  /// Which rows refer to nothing.
  private var condition: String {
    let child = TextPlaces.quoted(table)
    let isSet = columns.map { "\(child).\(TextPlaces.quoted($0.own)) IS NOT NULL" }
    let isSame = columns.map {
      "p.\(TextPlaces.quoted($0.theirs)) = \(child).\(TextPlaces.quoted($0.own))"
    }
    return isSet.joined(separator: " AND ")
      + " AND NOT EXISTS (SELECT 1 FROM \(TextPlaces.quoted(parent)) AS p WHERE "
      + isSame.joined(separator: " AND ") + ")"
  }

  /// Takes rows out that refer to nothing.
  var removal: String { "DELETE FROM \(TextPlaces.quoted(table)) WHERE \(condition)" }

  /// Lets rows refer to nothing at all, where that may be.
  func loosen(on connection: Connection) throws {
    guard isOptional else { return }
    let empty = columns.map { "\(TextPlaces.quoted($0.own)) = NULL" }.joined(separator: ", ")
    try connection.execute(
      "UPDATE OR IGNORE \(TextPlaces.quoted(table)) SET \(empty) WHERE \(condition)")
  }

  /// Takes out rows that refer to what is lost, until none does.
  static func removeOrphans(on connection: Connection, counting orphans: inout [String: Int]) throws
  {
    var isChanged = true
    while isChanged {
      isChanged = false
      for table in try SalvagedTables.tables(of: connection) {
        for key in try all(of: table, on: connection) {
          try key.loosen(on: connection)
          let before = connection.allChanges
          try connection.execute(key.removal)
          let removed = connection.allChanges - before
          if removed > 0 {
            orphans[table, default: 0] += removed
            isChanged = true
          }
        }
      }
    }
  }
}
