public import History

extension HistoryStore {
  /// Takes losses from a run on: of tests, or with a nil test that of the whole run.
  public func accept(
    _ rule: RuleName, tests: [TestID?], fromRun row: Int64, reason: String, author: String,
    at now: Instant
  ) throws {
    try connection.transaction {
      for test in tests {
        try connection.run(
          "Judging/add-acceptance",
          [
            "run": .integer(row), "rule": .text(rule.rawValue), "test": .integer(test?.rawValue),
            "reason": .text(reason), "author": .text(author), "at": .integer(now.microseconds),
          ])
      }
    }
  }

  /// What was accepted in the suite of a run, in order.
  public func acceptances(ofSuiteOfRun row: Int64) throws -> [Acceptance] {
    try connection.rows(
      "Judging/acceptances-of-suite", ["suite": .integer(try suiteID(ofRun: row))]
    ) {
      Acceptance(
        rule: RuleName($0.text(0)), test: $0.optionalInteger(1).map(TestID.init),
        reason: $0.text(2),
        author: $0.text(3), run: $0.integer(4), since: Instant(microseconds: $0.integer(5)))
    }
  }

  /// The changes of a suite that were reported before: row number of the run and subject.
  public func reportedChanges(ofSuite suite: String) throws -> [(run: Int64, subject: String)] {
    try connection.rows("Judging/reported-changes", ["suite": .text(suite)]) {
      ($0.integer(0), $0.text(1))
    }
  }

  /// Remembers that changes were reported.
  public func addReported(_ changes: [(run: Int64, subject: String)], at now: Instant) throws {
    try connection.transaction {
      for change in changes {
        try connection.run(
          "Judging/add-reported-change",
          [
            "run": .integer(change.run), "subject": .text(change.subject),
            "at": .integer(now.microseconds),
          ])
      }
    }
  }
}
