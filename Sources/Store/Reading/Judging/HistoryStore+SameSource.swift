import History

/// What other runs of the same source and platform saw.
extension HistoryStore {
  /// The other runs of a run's source on its platform, oldest first, with whether they came after it. Jobs of
  /// the same build never did: they are siblings of a matrix, and a job that is started again continues its
  /// run.
  func siblings(of run: RunSummary, suite: SuiteID, dimensions: [String]) throws
    -> [(run: RunID, isLater: Bool)]
  {
    let mine = try platform(ofRun: run.id, dimensions: dimensions)
    return try connection.rows(
      .runsOfSource,
      [
        "suite": .id(suite), "source": .text(run.source), "run": .id(run.id),
        "started_at": .integer(run.startedAt.microseconds), "as_of": .integer(asOf?.microseconds),
      ]
    ) { row in
      (
        run: RunID(row.integer(0)),
        isLater: row.bool(3)
          && !BuildKey.areSiblings(row.optionalText(4), row.optionalText(5)),
        platform: RunPlatform.text(
          machine: row.text(1), labels: row.optionalText(2), dimensions: dimensions)
      )
    }.filter { $0.platform == mine }.map { ($0.run, $0.isLater) }
  }

  func testsThatFailed(in runs: [RunID]) throws -> Set<TestID> {
    Set(
      try runs.flatMap { run in
        try connection.rows(.failedInRun, ["run": .id(run)]) { TestID($0.integer(0)) }
      })
  }

  /// Adds what is known of tests that failed on the run's source.
  func tell(
    of failing: [TestResult], present: Set<TestID>, _ renames: TestRenames,
    siblings: [(run: RunID, isLater: Bool)], in history: inout RunHistory
  ) throws {
    for result in failing {
      let test = renames.name(of: result.test, among: present)
      history.onSameSource[test] = try onSameSource(result.test, in: siblings)
      let failed: [String: SQLValue] = [
        "run": .id(history.run.id), "test": .id(result.test),
      ]
      history.messages[test] = try connection.rows(.failureMessages, failed) {
        $0.text(0)
      }
      history.fingerprints[test] = try connection.rows(.fingerprintsOfTest, failed) {
        $0.text(0)
      }
    }
  }

  /// What other runs of the same source and platform saw of a test; nil where none had it.
  private func onSameSource(_ test: TestID, in siblings: [(run: RunID, isLater: Bool)]) throws
    -> RunHistory.SameSource?
  {
    var seen: RunHistory.SameSource?
    for (run, isLater) in siblings {
      let result = try connection.first(.testInRun, ["run": .id(run), "test": .id(test)]) {
        (outcome: Outcome(rawValue: UInt8(clamping: $0.integer(0))), failures: Int($0.integer(1)))
      }
      guard let result else { continue }
      var other = seen ?? RunHistory.SameSource()
      other.failures += result.failures
      if result.outcome?.isPass == true {
        other.laterPasses += isLater ? 1 : 0
        other.earlierPasses += isLater ? 0 : 1
      }
      seen = other
    }
    return seen
  }
}

/// The key of a CI's job: `github:RUN/JOB`, or one that the user gave.
private enum BuildKey {
  /// Whether two runs are of jobs of one build.
  static func areSiblings(_ a: String?, _ b: String?) -> Bool {
    guard let a, let b else { return false }
    return build(of: a) == build(of: b)
  }

  private static func build(of key: String) -> Substring {
    let build = key.prefix { $0 != "/" }
    return build.contains(":") ? build : key[...]
  }
}
