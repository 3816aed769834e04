public import History

/// Why two names cannot be those of one test.
public enum RenameError: Error, Hashable, Sendable {
  /// The run has both: they are two tests.
  case bothInRun(RunKey)
  /// The new name leads back to the old one.
  case circle
}

extension HistoryStore {
  /// From now on all that tests did counts for other tests of their suite: they were renamed. All of them,
  /// or none where one cannot be.
  ///
  /// - Throws: `RenameError`.
  public func rename(_ tests: [(old: TestID, new: TestID)], author: String?, at now: Instant)
    throws
  {
    guard let first = tests.first, let suite = try suite(of: first.new) else { return }
    try writing {
      for (old, new) in tests {
        guard old != new else { throw RenameError.circle }
        if let run = try lastRun(of: new, suite: suite), try has(old, inRun: run) {
          throw RenameError.bothInRun(try key(ofRun: run))
        }
        try connection.run(.allowRename, ["old": .id(old), "new": .id(new)])
        try addAlias(old, to: new, author: author, proof: nil, at: now)
        for subject in try subjects([old]) { try restore(.rename, subject, of: suite) }
      }
      // What leads in a circle has no name in the end.
      let renames = try TestRenames(suite: suite, on: connection)
      guard tests.allSatisfy({ renames[$0.old] != $0.old }) else { throw RenameError.circle }
    }
  }

  /// Lets tests that provably have other names keep their history under these.
  public func follow(_ renames: [ProvenRename], at now: Instant) throws {
    try writing {
      for rename in renames {
        try addAlias(rename.old, to: rename.new, author: nil, proof: rename.proof, at: now)
      }
    }
  }

  /// The proven renames of a run's suite that somebody took back, by old test.
  public func refusedRenames(inSuiteOfRun id: RunID) throws -> [TestID: Set<TestID>] {
    let pairs = try connection.rows(.refusedRenames, ["suite": .id(suite(ofRun: id))]) {
      (
        TestID($0.integer(Columns.RefusedRenames.oldTestID)),
        TestID($0.integer(Columns.RefusedRenames.newTestID))
      )
    }
    return Dictionary(grouping: pairs, by: \.0).mapValues { Set($0.map(\.1)) }
  }

  /// Takes renames back; how many there were. What was proven is then not followed again.
  public func forgetRenames(of tests: [TestID], author: String?, at now: Instant) throws -> Int {
    try writing {
      try tests.reduce(0) { count, old in
        try connection.run(.refuseRename, ["old": .id(old)])
        try connection.run(.removeAlias, ["old": .id(old)])
        let changes = connection.changes
        guard changes > 0, let suite = try suite(of: old) else { return count }
        for subject in try subjects([old]) {
          try withdraw(.rename, subject, of: suite, author: author, at: now.microseconds)
        }
        return count + changes
      }
    }
  }

  private func subjects(_ tests: [TestID]) throws -> [String] {
    try identities(of: tests).values.map(SuiteDecision.subject)
  }

  /// All tests of a suite with their ids; none where there is no such suite.
  public func tests(ofSuite name: String) throws -> [(test: TestID, id: String)] {
    try suites(named: name).flatMap { suite in
      try connection.rows(.testsOfSuite, ["suite": .id(suite)]) {
        (TestID($0.integer(Columns.TestsOfSuite.testID)), $0.text(Columns.TestsOfSuite.test))
      }
    }
  }

  /// A test of a suite that was renamed.
  public struct StoredRename: Sendable {
    public var old: TestID
    public var oldID: String
    public var newID: String
    public var since: Instant
    public var author: String?
    /// Nil where somebody said so.
    public var proof: RenameProof?
  }

  /// The renames of a suite, newest first.
  public func renames(ofSuite name: String) throws -> [StoredRename] {
    try suites(named: name).flatMap { suite in
      try connection.rows(.aliasesOfSuite, ["suite": .id(suite)]) {
        StoredRename(
          old: TestID($0.integer(Columns.AliasesOfSuite.oldTestID)),
          oldID: $0.text(Columns.AliasesOfSuite.oldTest),
          newID: $0.text(Columns.AliasesOfSuite.newTest),
          since: Instant(microseconds: $0.integer(Columns.AliasesOfSuite.since)),
          author: $0.optionalText(Columns.AliasesOfSuite.author),
          proof: $0.optionalText(Columns.AliasesOfSuite.proof).flatMap(RenameProof.init))
      }
    }
  }

  /// When the last run was that had a test; nil where none had.
  public func lastRan(_ test: TestID) throws -> Instant? {
    guard let suite = try suite(of: test) else { return nil }
    return try lastRan(test, suite: suite, upTo: nil)
  }

  private func suites(named name: String) throws -> [SuiteID] {
    try connection.rows(.suitesNamed, ["name": .text(name)]) {
      SuiteID($0.integer(Columns.SuitesNamed.id))
    }
  }

  private func addAlias(
    _ old: TestID, to new: TestID, author: String?, proof: RenameProof?, at now: Instant
  ) throws {
    try connection.run(
      .addAlias,
      [
        "old": .id(old), "new": .id(new), "since": .integer(now.microseconds),
        "author": .text(author), "proof": .text(proof?.rawValue),
      ])
  }

  private func suite(of test: TestID) throws -> SuiteID? {
    try connection.first(.suiteOfTest, ["test": .id(test)]) {
      SuiteID($0.integer(Columns.SuiteOfTest.suiteID))
    }
  }

  private func lastRun(of test: TestID, suite: SuiteID) throws -> RunID? {
    try connection.first(
      .lastRunOfTest, ["suite": .id(suite), "test": .id(test), "run": nil, "as_of": nil]
    ) {
      RunID($0.integer(Columns.LastRunOfTest.id))
    }
  }

  private func has(_ test: TestID, inRun id: RunID) throws -> Bool {
    try connection.first(
      .hasTest, ["run": .id(id), "test": .id(test)]
    ) { _ in true } ?? false
  }
}
