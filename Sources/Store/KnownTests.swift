/// The row numbers of a suite's tests by key, in memory: sixteen bytes a test.
struct KnownTests {
  /// In ascending order of the keys.
  private let tests: [(key: Int64, id: Int64)]

  /// Reads them.
  init(suite: Int64, on connection: Connection) throws {
    tests = try connection.rows("Recording/tests-by-key", ["suite": .integer(suite)]) {
      (key: $0.integer(0), id: $0.integer(1))
    }
  }

  /// The row number of the test with a key.
  subscript(key: Int64) -> Int64? {
    var range = 0..<tests.count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      let test = tests[middle]
      if test.key == key { return test.id }
      range = test.key < key ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }
}
