public import History

extension HistoryStore {
  /// A test with the last run that it was in.
  public struct SeenTest: Sendable {
    public var test: TestID
    public var lastRan: Instant
  }

  /// Of the tests of a run's suite those with these ids, by id. A test that was renamed is found by each of
  /// its names, one whose name changes from run to run by any that it had.
  public func tests(named ids: Set<String>, inSuiteOfRun id: RunID) throws -> [String: SeenTest] {
    guard !ids.isEmpty else { return [:] }
    let suite = try suite(ofRun: id)
    let renames = try TestRenames(suite: suite, on: connection)
    let named = try connection.rows(.testsOfSuite, ["suite": .id(suite)]) {
      (id: $0.text(1), test: TestID($0.integer(0)))
    }
    let masked = Dictionary(grouping: ids, by: TestIdentity.maskedID)
    var found: [String: SeenTest] = [:]
    for (id, test) in named {
      guard let asked = masked[TestIdentity.maskedID(id)] else { continue }
      let now = renames[test]
      guard let seen = try lastRan(now, suite: suite) ?? lastRan(test, suite: suite) else {
        continue
      }
      for name in asked where name == id || found[name] == nil {
        found[name] = SeenTest(test: now, lastRan: seen)
      }
    }
    return found
  }

  private func lastRan(_ test: TestID, suite: SuiteID) throws -> Instant? {
    try connection.first(
      .lastRunOfTest, ["suite": .id(suite), "test": .id(test)]
    ) { Instant(microseconds: $0.integer(0)) }
  }
}

extension HistoryStore {
  /// The suite that a test belongs to.
  public func suite(ofTest id: TestID) throws -> String {
    try connection.first(.suiteNameOfTest, ["test": .id(id)]) { $0.text(0) } ?? ""
  }

  /// The median in microseconds of what a test took in the last 30 runs that measured it; nil where none
  /// did.
  public func usualDuration(of test: TestID, inSuiteOfRun id: RunID) throws -> Int64? {
    try connection.first(
      .usualDuration,
      ["suite": .id(suite(ofRun: id)), "test": .id(test)]
    ) { $0.integer(0) }
  }

  /// What a test is called now, if it was renamed.
  public func currentName(of test: TestID, inSuiteOfRun id: RunID) throws -> TestID {
    try TestRenames(suite: suite(ofRun: id), on: connection)[test]
  }
}
