import History

/// Finds the row of a test by what its identity is, and makes it where there is none.
struct TestTable {
  private let find: Statement
  private let add: Statement
  private let connection: Connection
  private let suite: Int64

  init(suite: Int64, on connection: Connection) throws {
    self.connection = connection
    self.suite = suite
    find = try connection.statement("Recording/test")
    add = try connection.statement("Recording/add-test")
  }

  func id(of test: TestIdentity) throws -> TestID {
    let key = test.key
    find.bind(1, suite)
    find.bind(2, key)
    defer { find.reset() }
    if try find.step() { return TestID(find.integer(0)) }
    add.bind(1, suite)
    add.bind(2, key)
    add.bind(3, test.file)
    add.bind(4, test.group)
    add.bind(5, test.name)
    try add.run()
    return TestID(connection.lastInsertID)
  }
}
