import History

/// The tests that a store had under the keys of before containers counted and names were masked: what they
/// did counts for the tests that they are now, from the first time that these are met.
///
/// Several tests of now can have been one. The one in the file that the store knows it by has its history,
/// else the first: a test with nobody's history would be missed as lost, and two that share one would
/// each be blamed for the other.
struct FormerTests {
  private struct Claim {
    var test: TestID
    var file: String?
  }

  private let suite: SuiteID
  private let connection: Connection
  /// The newest row that may have a former key; 0 for none.
  private let newest: Int64
  /// By row number of the former test.
  private var claims: [Int64: [Claim]] = [:]
  /// Of the former tests whose names change from run to run, by the key that they would have now.
  private var masked: [Int64: [Int64]]?

  init(suite: SuiteID, on connection: Connection) throws {
    self.suite = suite
    self.connection = connection
    newest =
      try connection.first(.newestFormerTest) {
        $0.optionalInteger(Columns.NewestFormerTest.newestTestID) ?? 0
      } ?? 0
  }

  /// Notes what a test that was just added may have been; `find` gives the row of a key.
  mutating func claim(
    for id: TestID, _ test: TestIdentity, _ key: TestKey, find: (Int64) throws -> Int64?
  ) throws {
    guard newest > 0 else { return }
    let former = TestKey.former(test)
    if former != key.value, let row = try find(former), row <= newest {
      claims[row, default: []].append(Claim(test: id, file: test.file))
    }
    guard key.isMasked else { return }
    if masked == nil { masked = try readMasked() }
    var uncontained = test
    uncontained.container = nil
    for row in masked?[uncontained.key] ?? [] {
      claims[row, default: []].append(Claim(test: id, file: test.file))
    }
  }

  /// Writes who has whose history; a test that is in the run under its former key too stays itself.
  func finish(run: RunID) throws {
    for (row, claims) in claims.sorted(by: { $0.key < $1.key }) {
      let file = try connection.first(.identity, ["test": .integer(row)]) {
        try TestIdentity(row: $0).file
      }
      let heir = claims.first { $0.file == file } ?? claims[0]
      try connection.run(
        .addFormerName,
        ["old": .integer(row), "new": .id(heir.test), "run": .id(run)])
    }
  }

  private func readMasked() throws -> [Int64: [Int64]] {
    var rows: [Int64: [Int64]] = [:]
    _ = try connection.rows(
      .formerTests, ["suite": .id(suite), "newest": .integer(newest)]
    ) { row in
      let key = TestKey(try TestIdentity(row: row))
      if key.isMasked { rows[key.value, default: []].append(try row.integer("id")) }
    }
    return rows
  }
}

extension TestIdentity {
  /// The identity of a row with the columns file, container, class and name.
  init(row: Statement) throws {
    self.init(
      file: try row.optionalText("file"), container: try row.optionalText("container"),
      className: try row.optionalText("class"), name: try row.text("name"))
  }
}
