import History

/// The check sum over all rows of a table and of its indexes, which the migration that brought them describes.
struct RowSum {
  private var hash = ContentHash()
  private var bytes: [UInt8] = []

  /// As many bytes are added up at once.
  private static let portion = 1 << 14

  /// - Throws: `StoreError`.
  static func of(_ table: String, on connection: Connection) throws -> Int64 {
    var sum = RowSum()
    // In the order of their key: an index may have another one.
    try sum.add("SELECT * FROM \"\(table)\" NOT INDEXED", on: connection)
    for index in try indexes(of: table, on: connection) { try sum.add(index, on: connection) }
    sum.hash.update(sum.bytes)
    return Int64(bitPattern: sum.hash.finish().high)
  }

  private init() { bytes.reserveCapacity(Self.portion * 2) }

  private mutating func add(_ sql: String, on connection: Connection) throws {
    let rows = try Statement(sql, on: connection)
    while try rows.step() {
      rows.addRow(to: &bytes)
      guard bytes.count >= Self.portion else { continue }
      hash.update(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
  }

  /// What reads each of our own indexes of a table as it stands there.
  private static func indexes(of table: String, on connection: Connection) throws -> [String] {
    try connection.rows(.indexesOfTable, ["table": .text(table)]) { row -> String? in
      let name = row.text(Columns.IndexesOfTable.name)
      let isOurs =
        name.hasPrefix("sqlite_autoindex_")
        || KnownSchema.objects["index \(name.lowercased())"] != nil
      guard isOurs, !row.bool(Columns.IndexesOfTable.isTheTable) else { return nil }
      return "SELECT \(row.text(Columns.IndexesOfTable.columns)) FROM \"\(table)\" "
        + "INDEXED BY \"\(name)\" \(row.text(Columns.IndexesOfTable.condition))"
    }.compactMap(\.self)
  }
}
