import History

extension HistoryStore {
  /// The labels that tell a suite's runs apart for good, as `python=3.8` does: those that are named, else
  /// those that have two values and more, each on two commits of the trunk.
  ///
  /// `trunk`: nil for all branches.
  func dimensions(ofSuite suite: SuiteID, trunk: String?, named: [String]) throws -> [String] {
    if !named.isEmpty { return named.sorted() }
    return try connection.rows(
      .dimensionsOfSuite,
      ["suite": .id(suite), "trunk": .text(trunk), "as_of": .integer(asOf?.microseconds)]
    ) { $0.text(0) }
  }

  /// On what a run ran, as far as the same code may behave otherwise there.
  func platform(ofRun id: RunID, dimensions: [String]) throws -> String {
    try connection.first(.machineOfRun, ["run": .id(id)]) {
      RunPlatform.text(machine: $0.text(0), labels: $0.optionalText(1), dimensions: dimensions)
    } ?? ""
  }

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
}

extension [String] {
  /// The names as statements take them: a line each, with a line's end at both ends.
  var asLines: SQLValue { .text("\n" + joined(separator: "\n") + "\n") }
}
