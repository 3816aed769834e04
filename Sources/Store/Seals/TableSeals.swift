/// Check sums over the rows of tables, by which damage is seen that SQLite takes for other values.
///
/// Whoever changes rows through SQL, such as in the stock shell, takes the sum of their table away, and it is read as
/// it is until laptime writes again.
struct TableSeals {
  let connection: Connection

  /// A table of a store and how large a file may be in which it is compared at each opening.
  private struct Sealed {
    var name: String
    var largest: Int64
  }

  /// To add up all of a file of so many bytes takes a few milliseconds, and all but what has the most rows of a file
  /// of the other size no longer. In a larger file what tests did is read from blocks, which have sums of their own.
  private static let small: Int64 = 2 << 20
  private static let medium: Int64 = 16 << 20
  private static let longest: Set<String> = ["attempts", "timings"]

  private static let mark = (start: "trigger unseal_", end: "_on_insert")

  /// Those that take their sum away where somebody else changes them.
  private static let tables: [Sealed] = KnownSchema.objects.keys
    .filter { $0.hasPrefix(mark.start) && $0.hasSuffix(mark.end) }
    .map { String($0.dropFirst(mark.start.count).dropLast(mark.end.count)) }.sorted()
    .map { Sealed(name: $0, largest: longest.contains($0) ? small : medium) }

  /// Compares what is in the file with the sums, at one moment.
  ///
  /// `all`: whether also in large files.
  /// - Throws: `StoreError.damaged` with the first table that is not what was written.
  func check(all: Bool = false) throws {
    try connection.reading { try compare(all: all) }
  }

  /// The same in a transaction that is under way.
  func compare(all: Bool = false) throws {
    let seals = try known()
    guard !seals.isEmpty else { return }
    let size = all ? 0 : try fileSize()
    for (name, sum) in seals {
      guard let table = Self.tables.first(where: { $0.name == name }) else {
        throw damaged("there is no table \(name), of which there is a check sum")
      }
      guard size <= table.largest else { continue }
      if try RowSum.of(name, on: connection) != sum {
        throw damaged("the rows of \(name) are not what was written")
      }
    }
  }

  /// Makes the sums that are missing, in a transaction that is under way.
  func renew() throws {
    let (seals, size) = (Set(try known().map(\.table)), try fileSize())
    for table in Self.tables {
      if size > table.largest {
        if seals.contains(table.name) {
          try connection.run(.unseal, ["table": .text(table.name)])
        }
      } else if !seals.contains(table.name) {
        let sum = try RowSum.of(table.name, on: connection)
        try connection.run(.seal, ["table": .text(table.name), "sum": .integer(sum)])
      }
    }
  }

  /// Takes all sums away, of tables that are written without triggers.
  func forget() throws { try connection.run(.unsealAll, [:]) }

  private func known() throws -> [(table: String, sum: Int64)] {
    try connection.rows(.seals) { row in
      guard case .integer(let sum) = row.value(Columns.Seals.sum) else { return ("", 0) }
      return (row.text(Columns.Seals.tableName), sum)
    }
  }

  private func fileSize() throws -> Int64 {
    try connection.first(.fileSize) { $0.integer(Columns.FileSize.bytes) } ?? 0
  }

  private func damaged(_ what: String) -> StoreError {
    .damaged(path: connection.path, what: what)
  }
}

extension HistoryStore {
  var seals: TableSeals { TableSeals(connection: connection) }

  /// Runs a body that writes many transactions; the check sums are made anew once, at its end.
  public func sealingOnce<T>(_ body: () throws -> T) throws -> T {
    guard !sealsLater else { return try body() }
    let before = connection.allChanges
    sealsLater = true
    let result = Result { try body() }
    sealsLater = false
    // Also where the body threw: what it wrote until then stays.
    if connection.allChanges > before { try connection.transaction { try seals.renew() } }
    return try result.get()
  }

  /// Makes the check sums in a transaction that is under way, unless more are to come.
  func keepSeals() throws {
    if !sealsLater { try seals.renew() }
  }

  /// Runs a part of a transaction without triggers, so that nothing took the sums of changed tables away.
  func keepingSeals<T>(_ body: () throws -> T) throws -> T {
    let before = connection.allChanges
    let result = try body()
    guard connection.allChanges > before else { return result }
    connection.keepsSeals = true
    try seals.forget()
    try keepSeals()
    return result
  }
}
