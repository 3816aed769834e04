import History

/// Finds the row of a test by what its identity is, and makes it where there is none.
///
/// Looking up each test in the store would cost as much as all the rest of recording it, so that the
/// tests of the suite are read at once as soon as that costs no more than the look-ups before it did:
/// a report of few tests never reads all of a large suite.
final class TestTable {
  /// In the time of one look-up so many tests can be read.
  private static let readsInALookUp: Int64 = 8

  /// A test whose name changes from run to run.
  private struct Masked {
    var id: TestID
    /// Under which it was met last.
    var last: TestIdentity
    /// By which it is known from now on: the last one, of those that failed where one did.
    var name: TestIdentity
    var isFailed: Bool
  }

  private let find: Statement
  private let add: Statement
  private let connection: Connection
  private let suite: SuiteID
  private var known: KnownTests?
  /// How many more tests are looked up one by one.
  private var lookUpsLeft: Int64
  private var former: FormerTests
  private var keys = TestKeys()
  /// By key.
  private var masked: [Int64: Masked] = [:]

  init(suite: SuiteID, on connection: Connection) throws {
    self.connection = connection
    self.suite = suite
    find = try connection.statement(.findTest)
    add = try connection.statement(.addTest)
    lookUpsLeft = try Self.newest(on: connection) / Self.readsInALookUp
    former = try FormerTests(suite: suite, on: connection)
  }

  /// The greatest row number of any test.
  private static func newest(on connection: Connection) throws -> Int64 {
    try connection.first(.newestTest) { $0.integer(Columns.NewestTest.newest) } ?? 0
  }

  /// The row of a test, and whether it was last met under another name.
  ///
  /// `isFailed`: whether it failed, so that it is known by this name though others pass under another one.
  func row(of test: TestIdentity, isFailed: Bool = false) throws -> (id: TestID, isRenamed: Bool) {
    let key = keys.key(of: test)
    guard key.isMasked else { return (try id(of: test, key), false) }
    if let known = masked[key.value] {
      masked[key.value]?.last = test
      if isFailed || !known.isFailed { masked[key.value]?.name = test }
      masked[key.value]?.isFailed = known.isFailed || isFailed
      return (known.id, known.last != test)
    }
    let id = try id(of: test, key)
    masked[key.value] = Masked(id: id, last: test, name: test, isFailed: isFailed)
    return (id, false)
  }

  func id(of test: TestIdentity) throws -> TestID { try row(of: test).id }

  /// Writes under which names tests are known now, and which of them the store had under former keys.
  func finish(run: RunID) throws {
    for test in masked.values {
      try connection.run(
        .setTestName,
        [
          "test": .id(test.id), "file": .text(test.name.file),
          "container": .text(test.name.container), "class": .text(test.name.className),
          "name": .text(test.name.name),
        ])
    }
    try former.finish(run: run)
  }

  private func id(of test: TestIdentity, _ key: TestKey) throws -> TestID {
    if let id = try storedID(key.value) { return TestID(id) }
    add.bind(Parameters.AddTest.suite, suite.rawValue)
    add.bind(Parameters.AddTest.key, key.value)
    add.bind(Parameters.AddTest.file, test.file)
    add.bind(Parameters.AddTest.container, test.container)
    add.bind(Parameters.AddTest.class, test.className)
    add.bind(Parameters.AddTest.name, test.name)
    try add.run()
    // Without a change it was added a while ago, after the suite was read.
    guard connection.changes > 0 else { return TestID(try lookUp(key.value) ?? 0) }
    let id = TestID(connection.lastInsertID)
    // A greater one could not be read again.
    guard StoredRange.ofRow.contains(id.rawValue) else {
      throw StoreError.damaged(path: connection.path, what: "tests have no more numbers")
    }
    try former.claim(for: id, test, key) { try storedID($0) }
    return id
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
    find.bind(Parameters.FindTest.suite, suite.rawValue)
    find.bind(Parameters.FindTest.key, key)
    defer { find.reset() }
    return try find.step() ? find.integer(Columns.FindTest.id) : nil
  }
}
