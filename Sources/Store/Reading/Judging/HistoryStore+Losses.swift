public import History

/// What a run lost of what the trunk has.
extension HistoryStore {
  /// A run of the trunk and the one before it, with no more than shows whether tests were renamed; nil where it
  /// has all tests of that one, so that none was.
  public func losses(ofRun id: RunID, trunk: String, window: Window) throws -> RunHistory? {
    let run = try facts(ofRun: id)
    let suite = try suite(ofRun: id)
    var history = RunHistory(run: run, results: [], trunk: trunk)
    history.dimensions = try dimensions(
      ofSuite: suite, upTo: id, trunk: trunk, named: window.labels)
    guard
      let reference = try lossRuns(for: history, suite: suite, window, limit: 1).first,
      let isLoss = try connection.first(
        .losesTests, ["run": .id(id), "reference": .id(reference.id)], row: { _ in true }), isLoss
    else { return nil }
    let renames = try TestRenames(suite: suite, on: connection, asOf: asOf)
    let recorded = try results(ofRun: id)
    history.results = renames.applied(to: recorded)
    history.groups = try groups(ofRun: id)
    history.lossReference = try trunkRun(reference, renames)
    return history
  }

  /// Adds the runs of the trunk that losses are seen by: the newest one with its tests, of those before it what
  /// the run lacks.
  func addLosses(
    to history: inout RunHistory, _ recorded: [TestResult], _ renames: TestRenames,
    suite: SuiteID, _ window: Window
  ) throws {
    let runs = try lossRuns(for: history, suite: suite, window, limit: window.runs)
    guard let newest = runs.first else { return }
    let results = try results(ofRun: newest.id)
    let reference = RunHistory.TrunkRun(run: newest, results: renames.applied(to: results))
    history.lossReference = reference
    history.followed = renames.followed(from: results, to: recorded)
    history.past = TrunkPast(of: history.results, after: reference.results)
    for run in runs.dropFirst() {
      let (tests, ran) = try renames.applied(to: testsThatRan(in: run.id))
      history.past.add(run, tests: tests, ran: ran)
    }
  }

  /// Newest first: the newest runs, and the newest of those that were not judged to have lost tests.
  private func lossRuns(
    for history: RunHistory, suite: SuiteID, _ window: Window, limit: Int
  ) throws -> [RunSummary] {
    let run = history.run
    func newest(onlyWhole: Bool, anyLabels: Bool) throws -> [RunSummary] {
      try runs(
        .lossRuns,
        [
          "suite": .id(suite), "trunk": .text(history.trunk), "branch": .text(run.branch),
          "run": .id(run.id), "started_at": .integer(run.startedAt.microseconds),
          "base_depth": .integer(run.baseDepth), "source": .text(run.source),
          "any_labels": .integer(anyLabels ? 1 : 0), "dimensions": history.dimensions.asLines,
          "only_whole": .integer(onlyWhole ? 1 : 0), "rule": .text(window.lossRule.rawValue),
          "limit": .integer(limit), "as_of": .integer(asOf?.microseconds),
        ])
    }
    let own = try newest(onlyWhole: false, anyLabels: false)
    let anyLabels = own.isEmpty
    let all = anyLabels ? try newest(onlyWhole: false, anyLabels: true) : own
    guard limit > 1, all.count == limit else { return all }
    let known = Set(all.map(\.id))
    return try all
      + newest(onlyWhole: true, anyLabels: anyLabels).filter { !known.contains($0.id) }
  }

  /// The tests of a run in ascending order, and whether each ran.
  private func testsThatRan(in id: RunID) throws -> (tests: [TestID], ran: [Bool]) {
    var (tests, ran): ([TestID], [Bool]) = ([], [])
    let statement = try connection.statement(.testsOfRun)
    statement.bind(1, id.rawValue)
    defer { statement.reset() }
    let skipped = Int64(Outcome.skipped.rawValue)
    while try statement.step() {
      tests.append(TestID(statement.integer(0)))
      ran.append(statement.integer(1) != skipped)
    }
    return (tests, ran)
  }

  func trunkRun(_ run: RunSummary, _ renames: TestRenames) throws -> RunHistory.TrunkRun {
    RunHistory.TrunkRun(run: run, results: try renames.applied(to: results(ofRun: run.id)))
  }
}
