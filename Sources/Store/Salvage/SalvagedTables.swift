import History

/// Takes over the rows of a damaged store, table by table.
struct SalvagedTables {
  let damaged: Connection
  let new: Connection
  var tables: [SalvageOutcome.Table] = []
  /// The row numbers of runs of which attempts, or what goes with them, may be missing.
  private(set) var broken: [ClosedRange<Int64>] = []

  /// What is made anew of the others.
  private static let derived: Set<String> = ["bundles", "seals"]
  /// Rows that the migrations write.
  private static let given: Set<String> = ["outcomes"]

  init(from damaged: Connection, into new: Connection) {
    (self.damaged, self.new) = (damaged, new)
  }

  mutating func takeOver() throws {
    for name in try Self.tables(of: new) where !Self.derived.contains(name) {
      try takeOver(name)
    }
  }

  /// In the order in which the migrations made them.
  static func tables(of connection: Connection) throws -> [String] {
    try connection.rows(.schemaObjects) {
      (kind: $0.text(Columns.SchemaObjects.type), name: $0.text(Columns.SchemaObjects.name))
    }.filter { $0.kind == "table" && !$0.name.hasPrefix("sqlite_") }.map(\.name)
  }

  private struct Column {
    var name: String
    var type: String
    var key: Int64
  }

  private static func columns(of table: String, on connection: Connection) throws -> [Column] {
    try connection.rows(.tableColumns, ["table": .text(table)]) {
      Column(
        name: $0.text(Columns.TableColumns.name), type: $0.text(Columns.TableColumns.type),
        key: $0.integer(Columns.TableColumns.place))
    }
  }

  private mutating func takeOver(_ name: String) throws {
    var table = SalvageOutcome.Table(name: name)
    let columns = try Self.columns(of: name, on: new)
    let there = Set(((try? Self.columns(of: name, on: damaged)) ?? []).map(\.name))
    let shared = columns.filter { there.contains($0.name) }
    guard !shared.isEmpty else {
      // A table that is not declared, or a declaration that cannot be read.
      table.isLost = !Self.given.contains(name)
      return tables.append(table)
    }
    let keys = columns.filter { $0.key > 0 }.sorted { $0.key < $1.key }
    let hasNumbers = try Self.hasRowNumbers(name, on: new)
    let numbers = hasNumbers ? 1 : keys.prefix { $0.type == "INTEGER" }.count
    var reader = TableReader(
      name, columns: shared.map(\.name), keys: hasNumbers ? ["rowid"] : keys.map(\.name),
      numbers: numbers, usesRowNumbers: hasNumbers, on: damaged)
    let insert = try Statement(
      """
      INSERT OR IGNORE INTO \(TextPlaces.quoted(name)) (\(shared.map { TextPlaces.quoted($0.name) }.joined(separator: ", ")))
      VALUES (\(shared.indices.map { "?\($0 + 1)" }.joined(separator: ", ")))
      """, on: new)
    let before = try count(name)
    let ranges = shared.map { StoredRange.of(column: $0.name) }
    var misfits = 0
    try reader.read { values in
      guard Self.isPossible(values, ranges) else {
        misfits += 1
        return
      }
      insert.reset()
      for (place, value) in values.enumerated() { insert.bind(Int32(place + 1), value) }
      do {
        try insert.run()
      } catch StoreError.statement {
        misfits += 1
      }
    }
    table.kept = try count(name) - before
    table.left = misfits
    table.holes = reader.holes
    table.isLost = reader.isLost
    if ["attempts", "timings", "failures"].contains(name) { broken += reader.broken }
    tables.append(table)
  }

  private static func isPossible(_ values: [SQLValue], _ ranges: [ClosedRange<Int64>]) -> Bool {
    zip(values, ranges).allSatisfy { value, range in
      switch value {
      case .integer(let number): range.contains(number)
      case .real(let number): StoredRange.ofReal.contains(number)
      case .null, .text, .blob: true
      }
    }
  }

  private static func hasRowNumbers(_ table: String, on connection: Connection) throws -> Bool {
    // A table without them has no such column.
    (try? Statement("SELECT rowid FROM \(TextPlaces.quoted(table))", on: connection)) != nil
  }

  private func count(_ table: String) throws -> Int {
    let statement = try Statement("SELECT count(*) FROM \(TextPlaces.quoted(table))", on: new)
    return try statement.step() ? Int(statement.integer(Statement.only)) : 0
  }
}
