import History

/// Finds the rows of a store that hold a text, table by table as the file declares them, so that no table of a later
/// version is forgotten.
struct TextPlaces {
  let connection: Connection
  let pattern: TextPattern

  /// A value that holds it.
  struct Place {
    var table: String
    var column: String
    /// The columns that the row is found by, and their values.
    var keys: [(column: String, value: SQLValue)]
    /// The row number of the run that it is of, where the table says so.
    var run: Int64?
    var value: SQLValue
    var places: Int
  }

  private struct Table {
    var name: String
    var columns: [(name: String, type: String)] = []
    var keys: [String] = []
  }

  /// All values of the store's own tables that hold it.
  func all() throws -> [Place] {
    try tables().flatMap { table in
      try table.columns.flatMap { try places(in: $0.name, of: table) }
    }
  }

  /// How often it stands in tables that are none of the store's.
  func ofOthers() throws -> [(table: String, places: Int)] {
    let own = Set(try SchemaObject.expected(version: Migrator.newest, EmbeddedSQL.migrations).keys)
    return try names().filter { !own.contains("table \($0.lowercased())") }.compactMap { name in
      let table = try self.table(name)
      let count = try table.columns.reduce(0) { sum, column in
        try places(in: column.name, of: table).reduce(sum) { $0 + $1.places }
      }
      return count > 0 ? (name, count) : nil
    }
  }

  private func names() throws -> [String] {
    try connection.rows(.schemaObjects) {
      (
        kind: $0.text(Columns.SchemaObjects.type), name: $0.text(Columns.SchemaObjects.name)
      )
    }.filter { $0.kind == "table" && !$0.name.hasPrefix("sqlite_") }.map(\.name)
  }

  private func tables() throws -> [Table] {
    let own = try SchemaObject.expected(version: Migrator.newest, EmbeddedSQL.migrations)
    return try names().filter { own["table \($0.lowercased())"] != nil }.map(table)
  }

  private func table(_ name: String) throws -> Table {
    var table = Table(name: name)
    var keys: [(place: Int64, name: String)] = []
    _ = try connection.rows(.tableColumns, ["table": .text(name)]) { row in
      let column = row.text(Columns.TableColumns.name)
      let type = row.text(Columns.TableColumns.type)
      if ["TEXT", "ANY", "BLOB"].contains(type) { table.columns.append((column, type)) }
      let place = row.integer(Columns.TableColumns.place)
      if place > 0 { keys.append((place, column)) }
    }
    table.keys = keys.sorted { $0.place < $1.place }.map(\.name)
    if table.keys.isEmpty { table.keys = ["rowid"] }
    return table
  }

  private func places(in column: String, of table: Table) throws -> [Place] {
    let quoted = Self.quoted(column)
    let keys = table.keys.map(Self.quoted).joined(separator: ", ")
    let statement = try Statement(
      """
      SELECT \(quoted), \(keys) FROM \(Self.quoted(table.name))
      WHERE instr(CAST(\(quoted) AS BLOB), ?1) > 0
      """, on: connection)
    statement.bind(1, .blob(pattern.anchor))
    var places: [Place] = []
    while try statement.step() {
      guard let (value, count) = scrubbed(statement.value(0)) else { continue }
      let row = table.keys.enumerated().map { ($1, statement.value(Int32($0 + 1))) }
      var run: Int64?
      if case .integer(let id)? = row.first(where: { $0.0 == "run_id" })?.1 { run = id }
      if table.name == "runs", case .integer(let id)? = row.first?.1 { run = id }
      places.append(
        Place(
          table: table.name, column: column, keys: row.map { (column: $0.0, value: $0.1) },
          run: run, value: value, places: count))
    }
    return places
  }

  private func scrubbed(_ value: SQLValue) -> (SQLValue, Int)? {
    switch value {
    case .text(let text): pattern.scrubbed(text).map { (.text($0.text), $0.places) }
    case .blob(let bytes): pattern.scrubbed(bytes).map { (.blob($0.bytes), $0.places) }
    default: nil
    }
  }

  static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
