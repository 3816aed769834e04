import History

/// The row numbers of a suite's tests by key, in memory: twelve bytes a test.
///
/// A report mostly names its tests in the order of the report that first did, which is that of their
/// row numbers: the row after the last one found is looked at before any search.
struct KnownTests {
  /// By row number; 0 for rows of other suites.
  private var keys: [Int64]
  /// The row numbers in ascending order of the keys.
  private var rows: [Int32] = []
  private var next = 0

  /// Reads them; `newest` is the greatest row number of any test.
  init(suite: SuiteID, newest: Int, on connection: Connection) throws {
    keys = [Int64](repeating: 0, count: newest + 1)
    rows.reserveCapacity(newest)
    let statement = try connection.statement(.testsByKey)
    statement.bind(Parameters.TestsByKey.suite, suite.rawValue)
    defer { statement.reset() }
    while try statement.step() {
      let row = Int(statement.integer(Columns.TestsByKey.id))
      guard row < keys.count else { continue }
      keys[row] = statement.integer(Columns.TestsByKey.key)
      rows.append(Int32(clamping: row))
    }
  }

  /// The row number of the test with a key.
  mutating func row(of key: Int64) -> Int64? {
    if next < keys.count, keys[next] == key, key != 0 {
      next += 1
      return Int64(next - 1)
    }
    guard let row = search(key) else { return nil }
    next = row + 1
    return Int64(row)
  }

  private func search(_ key: Int64) -> Int? {
    var range = 0..<rows.count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      let row = Int(rows[middle])
      if keys[row] == key { return row }
      range = keys[row] < key ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }
}
