public import History

extension HistoryStore {
  /// Takes losses from a run on: of tests, or with a nil test that of the whole run.
  public func accept(
    _ rule: RuleName, tests: [TestID?], fromRun id: RunID, reason: String, author: String,
    at now: Instant
  ) throws {
    try connection.transaction {
      for test in tests {
        try connection.run(
          .addAcceptance,
          [
            "run": .id(id), "rule": .text(rule.rawValue), "test": .id(test),
            "reason": .text(reason), "author": .text(author), "at": .integer(now.microseconds),
          ])
      }
    }
  }

  /// What was accepted in the suite of a run, in order.
  public func acceptances(ofSuiteOfRun id: RunID) throws -> [Acceptance] {
    try connection.rows(
      .acceptancesOfSuite,
      ["suite": .id(try suite(ofRun: id)), "as_of": .integer(asOf?.microseconds)]
    ) {
      try Acceptance(
        rule: RuleName($0.text("rule")), test: $0.optionalInteger("test_id").map(TestID.init),
        reason: $0.text("reason"), author: $0.text("author"), run: RunID($0.integer("run_id")),
        since: Instant(microseconds: $0.integer("started_at")))
    }
  }

  /// The changes of a suite that were reported before: run and subject.
  public func announcedChanges(ofSuite suite: String) throws -> [(run: RunID, subject: String)] {
    try connection.rows(.announcedChanges, ["suite": .text(suite)]) {
      (RunID($0.integer(0)), $0.text(1))
    }
  }

  /// Remembers that changes were reported.
  public func addAnnounced(_ changes: [(run: RunID, subject: String)], at now: Instant) throws {
    try connection.transaction {
      for change in changes {
        try connection.run(
          .addAnnouncedChange,
          [
            "run": .id(change.run), "subject": .text(change.subject),
            "at": .integer(now.microseconds),
          ])
      }
    }
  }
}
