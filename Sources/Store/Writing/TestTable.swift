import History

/// Finds the row of a test by what its identity is, and makes it where there is none.
///
/// Looking up each test in the store would cost as much as all the rest of recording it, so that the
/// tests of the suite are read at once as soon as that costs no more than the look-ups before it did:
/// a report of few tests never reads all of a large suite.
final class TestTable {
  /// In the time of one look-up so many tests can be read.
  private static let readsInALookUp: Int64 = 8

  private let find: Statement
  private let add: Statement
  private let connection: Connection
  private let suite: SuiteID
  private var known: KnownTests?
  /// How many more tests are looked up one by one.
  private var lookUpsLeft: Int64

  init(suite: SuiteID, on connection: Connection) throws {
    self.connection = connection
    self.suite = suite
    find = try connection.statement(.findTest)
    add = try connection.statement(.addTest)
    lookUpsLeft = try Self.newest(on: connection) / Self.readsInALookUp
  }

  /// The greatest row number of any test.
  private static func newest(on connection: Connection) throws -> Int64 {
    try connection.first(.newestTest) { $0.integer(0) } ?? 0
  }

  func id(of test: TestIdentity) throws -> TestID {
    let key = test.key
    if let id = try storedID(key) { return TestID(id) }
    add.bind(1, suite.rawValue)
    add.bind(2, key)
    add.bind(3, test.file)
    add.bind(4, test.className)
    add.bind(5, test.name)
    try add.run()
    if connection.changes > 0 { return TestID(connection.lastInsertID) }
    // Added a while ago, after the suite was read.
    return TestID(try lookUp(key) ?? 0)
  }

  private func storedID(_ key: Int64) throws -> Int64? {
    if known != nil { return known?.row(of: key) }
    guard lookUpsLeft == 0 else {
      lookUpsLeft -= 1
      return try lookUp(key)
    }
    // Not that of the beginning: another table may have added tests since then.
    known = try KnownTests(
      suite: suite, newest: Int(Self.newest(on: connection)), on: connection)
    return known?.row(of: key)
  }

  private func lookUp(_ key: Int64) throws -> Int64? {
    find.bind(1, suite.rawValue)
    find.bind(2, key)
    defer { find.reset() }
    return try find.step() ? find.integer(0) : nil
  }
}
