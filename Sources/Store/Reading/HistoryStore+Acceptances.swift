public import History

extension HistoryStore {
  /// Takes losses from a run on: of tests, or with a nil test that of the whole run.
  public func accept(
    _ rule: RuleName, tests: [TestID?], fromRun id: RunID, reason: String, author: String,
    at now: Instant
  ) throws {
    try writing {
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
    var acceptances = try connection.rows(
      .acceptancesOfSuite,
      ["suite": .id(try suite(ofRun: id)), "as_of": .integer(asOf?.microseconds)]
    ) { row in
      var acceptance = try Acceptance(
        rule: RuleName(row.text("rule")), test: row.optionalInteger("test_id").map(TestID.init),
        reason: row.text("reason"), author: row.text("author"), run: RunID(row.integer("run_id")),
        since: Instant(microseconds: row.integer("started_at")))
      acceptance.branch = try row.optionalText("branch")
      acceptance.commit = try row.optionalText("commit_hash")
      acceptance.isOfPresent = try row.integer("has_test") == 1
      return acceptance
    }
    for place in acceptances.indices where acceptances[place].test == nil {
      acceptances[place].coverage = try facts(ofRun: acceptances[place].run).coverage
    }
    return acceptances
  }

  /// The changes of a suite that were reported before: run and subject.
  public func announcedChanges(ofSuite suite: String) throws -> [(run: RunID, subject: String)] {
    try connection.rows(.announcedChanges, ["suite": .text(suite)]) {
      (RunID($0.integer(Columns.AnnouncedChanges.runID)), $0.text(Columns.AnnouncedChanges.subject))
    }
  }

  /// Remembers that changes were reported.
  public func addAnnounced(_ changes: [(run: RunID, subject: String)]) throws {
    try writing {
      for change in changes {
        try connection.run(
          .addAnnouncedChange, ["run": .id(change.run), "subject": .text(change.subject)])
      }
    }
  }
}
