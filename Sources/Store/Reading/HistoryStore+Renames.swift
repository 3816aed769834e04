public import History

/// Why two names cannot be those of one test.
public enum RenameError: Error, Hashable, Sendable {
  /// The run has both: they are two tests.
  case bothInRun(RunKey)
  /// The new name leads back to the old one.
  case circle
}

extension HistoryStore {
  /// From now on all that a test did counts for another test of its suite: it was renamed.
  ///
  /// - Throws: `RenameError`.
  public func rename(_ old: TestID, to new: TestID, author: String?, at now: Instant) throws {
    let suite =
      try connection.first(.suiteOfTest, ["test": .id(new)]) {
        SuiteID($0.integer(0))
      }
    guard let suite else { return }
    try connection.transaction {
      let renames = try TestRenames(suite: suite, on: connection)
      guard old != new, renames[new] != old else { throw RenameError.circle }
      let newest = try connection.first(
        .lastRunOfTest, ["suite": .id(suite), "test": .id(new)]
      ) { RunID($0.integer(1)) }
      if let newest, try has(old, inRun: newest) {
        throw RenameError.bothInRun(try key(ofRun: newest))
      }
      try connection.run(
        .addAlias,
        [
          "old": .id(old), "new": .id(new),
          "since": .integer(now.microseconds), "author": .text(author),
        ])
    }
  }

  /// Takes a rename back; false where there was none.
  public func forgetRename(of old: TestID) throws -> Bool {
    try connection.run(.removeAlias, ["old": .id(old)])
    return connection.changes > 0
  }

  private func has(_ test: TestID, inRun id: RunID) throws -> Bool {
    try connection.first(
      .hasTest, ["run": .id(id), "test": .id(test)]
    ) { _ in true } ?? false
  }
}
