public import History

/// What a run lost of what the trunk has.
extension HistoryStore {
  /// The same of a run of the trunk with no more than shows whether tests were renamed; nil where it has all
  /// tests of the run that losses are seen by, so that none was.
  public func losses(ofRun id: RunID, trunk: String, window: Window) throws -> RunHistory? {
    let run = try facts(ofRun: id)
    let suite = try suite(ofRun: id)
    var history = RunHistory(run: run, results: [], trunk: trunk)
    history.dimensions = try dimensions(ofSuite: suite, trunk: trunk, named: window.labels)
    guard
      let reference = try lossReference(for: history, suite: suite, rule: window.lossRule),
      let isLoss = try connection.first(
        .losesTests, ["run": .id(id), "reference": .id(reference.id)], row: { _ in true }), isLoss
    else { return nil }
    let renames = try TestRenames(suite: suite, on: connection)
    let recorded = try results(ofRun: id)
    history.results = renames.applied(to: recorded)
    history.groups = try groups(ofRun: id)
    history.lossReference = try trunkRun(reference, renames)
    return history
  }

  func addLossReference(
    to history: inout RunHistory, _ recorded: [TestResult], _ renames: TestRenames,
    suite: SuiteID, rule: RuleName
  ) throws {
    guard let run = try lossReference(for: history, suite: suite, rule: rule) else { return }
    let results = try results(ofRun: run.id)
    history.lossReference = .init(run: run, results: renames.applied(to: results))
    history.followed = renames.followed(from: results, to: recorded)
  }

  private func lossReference(for history: RunHistory, suite: SuiteID, rule: RuleName) throws
    -> RunSummary?
  {
    let run = history.run
    func reference(anyLabels: Bool) throws -> RunSummary? {
      try runs(
        .lossReference,
        [
          "suite": .id(suite), "trunk": .text(history.trunk), "branch": .text(run.branch),
          "run": .id(run.id), "started_at": .integer(run.startedAt.microseconds),
          "base_depth": .integer(run.baseDepth), "source": .text(run.source),
          "any_labels": .integer(anyLabels ? 1 : 0), "dimensions": history.dimensions.asLines,
          "rule": .text(rule.rawValue), "as_of": .integer(asOf?.microseconds),
        ]
      ).first
    }
    return try reference(anyLabels: false) ?? reference(anyLabels: true)
  }

  func trunkRun(_ run: RunSummary, _ renames: TestRenames) throws -> RunHistory.TrunkRun {
    RunHistory.TrunkRun(run: run, results: try renames.applied(to: results(ofRun: run.id)))
  }
}
