public import History

extension HistoryStore {
  /// What a word on the command line can name.
  public enum NameKind: Sendable {
    case suites, branches, runs, labels, pins

    fileprivate var statement: EmbeddedStatement {
      switch self {
      case .suites: .suiteNames
      case .branches: .branchNames
      case .runs: .runNames
      case .labels: .labelNames
      case .pins: .pinNames
      }
    }
  }

  /// The names that there are of a kind, newest first, or in the order of the alphabet; at most 1000.
  public func names(of kind: NameKind) throws -> [String] {
    try connection.rows(kind.statement) { $0.text(Statement.only) }
  }

  /// The ids of tests that begin with a text, in the order of the alphabet.
  public func testIDs(beginningWith text: String, limit: Int64 = 1000) throws -> [String] {
    try connection.rows(.testNames, ["beginning": .text(text), "limit": .integer(limit)]) {
      $0.text(Columns.TestNames.test)
    }
  }

  /// The file of a test that a report named, by the test's id.
  public func file(ofTestCalled id: String) throws -> String? {
    guard let mark = id.firstRange(of: "::") else { return nil }
    let test = TestIdentity(
      className: String(id[..<mark.lowerBound]), name: String(id[mark.upperBound...]))
    return try connection.first(.fileOfTest, ["key": .integer(TestKey(test).value)]) {
      $0.text(Columns.FileOfTest.file)
    }
  }

  /// When the newest run of a suite, or of all, began, those aside that are excluded or still to come; nil
  /// where there is none.
  public func newestStart(ofSuite suite: String?) throws -> Instant? {
    try connection.first(.newestStart, ["suite": .text(suite), "now": .integer(now?.microseconds)])
    {
      $0.optionalInteger(Columns.NewestStart.newest).map(Instant.init(microseconds:))
    } ?? nil
  }
}
