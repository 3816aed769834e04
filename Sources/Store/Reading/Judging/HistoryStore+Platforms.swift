import History

extension HistoryStore {
  /// The labels that tell a suite's runs apart for good, as `python=3.8` does: those that are named, else
  /// those that have two values and more, each on two commits of the trunk, up to a run where one is named.
  ///
  /// `trunk`: nil for all branches.
  func dimensions(
    ofSuite suite: SuiteID, upTo run: RunID?, trunk: String?, named: [String]
  ) throws -> [String] {
    if !named.isEmpty { return named.sorted() }
    return try connection.rows(
      .dimensionsOfSuite,
      [
        "suite": .id(suite), "run": .integer(run?.rawValue), "trunk": .text(trunk),
        "as_of": .integer(asOf?.microseconds),
      ]
    ) { $0.text(Columns.DimensionsOfSuite.key) }
  }

  /// The labels that count, as the number of a build does, so that no two runs have the same; those that are named
  /// are none.
  func counters(ofSuite suite: SuiteID, apartFrom named: [String] = []) throws -> Set<String> {
    Set(
      try connection.rows(.countersOfSuite, ["suite": .id(suite)]) {
        $0.text(Columns.CountersOfSuite.key)
      }
    )
    .subtracting(named)
  }

  /// On what a run ran, as far as the same code may behave otherwise there.
  func platform(ofRun id: RunID, dimensions: [String]) throws -> String {
    try connection.first(.machineOfRun, ["run": .id(id)]) {
      RunPlatform.text(
        machine: $0.text(Columns.MachineOfRun.machine),
        labels: $0.optionalText(Columns.MachineOfRun.labels), dimensions: dimensions)
    } ?? ""
  }
}

extension [String] {
  /// The names as statements take them: a line each, with a line's end at both ends.
  var asLines: SQLValue { .text("\n" + joined(separator: "\n") + "\n") }
}
