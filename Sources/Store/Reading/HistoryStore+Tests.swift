public import History

extension HistoryStore {
  /// A test with the last run that it was in.
  public struct SeenTest: Sendable {
    public var test: TestID
    public var lastRan: Instant
  }

  /// Of the tests of a run's suite those with these ids that ran up to this run, by id. A test that was renamed is
  /// found by each of its names, one whose name changes from run to run by any that it had.
  public func tests(named ids: Set<String>, upToRun id: RunID) throws -> [String: SeenTest] {
    try tests(named: ids, inSuite: suite(ofRun: id), upToRun: id)
  }

  /// The same of all runs of the suite.
  public func tests(named ids: Set<String>, inSuiteOfRun id: RunID) throws -> [String: SeenTest] {
    try tests(named: ids, inSuite: suite(ofRun: id), upToRun: nil)
  }

  /// Of these ids those that a test of any suite ever had.
  public func seen(_ ids: Set<String>) throws -> Set<String> {
    guard !ids.isEmpty else { return [] }
    let suites = try connection.rows(.suitesNamed, ["name": nil]) {
      SuiteID($0.integer(Columns.SuitesNamed.id))
    }
    var seen: Set<String> = []
    for suite in suites {
      seen.formUnion(try tests(named: ids, inSuite: suite, upToRun: nil).keys)
    }
    return seen
  }

  private func tests(named ids: Set<String>, inSuite suite: SuiteID, upToRun run: RunID?) throws
    -> [String: SeenTest]
  {
    guard !ids.isEmpty else { return [:] }
    let renames = try TestRenames(suite: suite, on: connection)
    let named = try connection.rows(.testsOfSuite, ["suite": .id(suite)]) {
      (
        id: $0.text(Columns.TestsOfSuite.test),
        test: TestID($0.integer(Columns.TestsOfSuite.testID))
      )
    }
    let masked = Dictionary(grouping: ids, by: TestIdentity.maskedID)
    var found: [String: SeenTest] = [:]
    for (id, test) in named {
      guard let asked = masked[TestIdentity.maskedID(id)] else { continue }
      let now = renames[test]
      guard
        let seen = try lastRan(now, suite: suite, upTo: run)
          ?? lastRan(test, suite: suite, upTo: run)
      else { continue }
      for name in asked where name == id || found[name] == nil {
        found[name] = SeenTest(test: now, lastRan: seen)
      }
    }
    return found
  }

  /// When the last run of a suite was that had a test, up to a run where one is named; nil where none had.
  func lastRan(_ test: TestID, suite: SuiteID, upTo run: RunID?) throws -> Instant? {
    try connection.first(
      .lastRunOfTest,
      [
        "suite": .id(suite), "test": .id(test), "run": .integer(run?.rawValue),
        "as_of": .integer(asOf?.microseconds),
      ]
    ) { Instant(microseconds: $0.integer(Columns.LastRunOfTest.startedAt)) }
  }
}

extension HistoryStore {
  /// The suite that a test belongs to.
  public func suite(ofTest id: TestID) throws -> String {
    try connection.first(.suiteNameOfTest, ["test": .id(id)]) {
      $0.text(Columns.SuiteNameOfTest.name)
    } ?? ""
  }

  /// The median in microseconds of what a test took in the last 30 runs that measured it; nil where none
  /// did.
  public func usualDuration(of test: TestID, inSuiteOfRun id: RunID) throws -> Int64? {
    try connection.first(
      .usualDuration,
      ["suite": .id(suite(ofRun: id)), "test": .id(test)]
    ) { $0.integer(Columns.UsualDuration.durationUs) }
  }

  /// What a test is called now, if it was renamed.
  public func currentName(of test: TestID, inSuiteOfRun id: RunID) throws -> TestID {
    try TestRenames(suite: suite(ofRun: id), on: connection)[test]
  }
}
