public import History

/// Which of the runs of a commit counts, and which say otherwise.
extension HistoryStore {
  /// The newest run of a commit, by its hash or the beginning of it, one that was taken out only where there is no
  /// other; nil where there is none.
  ///
  /// `isCovered`: whether only runs with coverage count. `isClean`: whether one that somebody made
  /// while at work, with changes, only counts where there is no other.
  public func newestRun(
    ofCommit commit: String, suite: String?, branch: String?, isCovered: Bool = false,
    isClean: Bool = false
  ) throws -> RunID? {
    let recordedLast = try connection.first(
      .newestRunStartingWithCommit,
      [
        "commit": .text(commit), "suite": .text(suite), "branch": .text(branch),
        "is_covered": .integer(isCovered ? 1 : 0), "is_clean": .integer(isClean ? 1 : 0),
        "project": .text(project),
      ]
    ) { RunID($0.integer(Columns.NewestRunStartingWithCommit.runID)) }
    return try recordedLast.map {
      try runBegunLast(beside: $0, isCovered: isCovered, isClean: isClean)
    }
  }

  /// The run of a commit that was recorded or continued last by a job of a CI; nil where it has none.
  public func newestRun(
    ofCommit commit: String, job: String, suite: String?, branch: String?
  ) throws -> RunID? {
    try connection.first(
      .latestRun,
      [
        "suite": .text(suite), "branch": .text(branch), "project": .text(project),
        "commit": .text(commit), "job": .text(job), "is_whole": 0,
      ]
    ) { RunID($0.integer(Columns.LatestRun.id)) }.map { try runBegunLast(beside: $0) }
  }

  /// The run that began last of those of a run's commit and platform.
  func runBegunLast(
    beside id: RunID, isCovered: Bool = false, isClean: Bool = false
  ) throws -> RunID {
    try connection.first(
      .runBegunLast,
      [
        "run": .id(id), "is_covered": .integer(isCovered ? 1 : 0),
        "is_clean": .integer(isClean ? 1 : 0),
      ]
    ) { RunID($0.integer(Columns.RunBegunLast.id)) } ?? id
  }

  /// Other runs of a run's commit that did not end well and that no later run of their source and platform
  /// followed, newest first, the newest few.
  public func redRuns(besides id: RunID, suite: String?, branch: String?) throws -> [RunSummary] {
    var counters: [SuiteID: Set<String>] = [:]
    let runs = try connection.rows(
      .runsOfCommit, ["run": .id(id), "suite": .text(suite), "branch": .text(branch)]
    ) { row in
      let suite = SuiteID(row.integer(Columns.RunsOfCommit.suiteID))
      let known = try counters[suite] ?? self.counters(ofSuite: suite)
      counters[suite] = known
      return RunOfCommit(
        witness: try WitnessRun(row, apartFrom: known), suite: suite,
        source: SourceKey(row.text(Columns.RunsOfCommit.source)),
        isDirty: row.bool(Columns.RunsOfCommit.isDirty),
        isRed: row.bool(Columns.RunsOfCommit.isRed),
        isOfBenchmarks: row.bool(Columns.RunsOfCommit.isOfBenchmarks),
        isAskedAbout: row.bool(Columns.RunsOfCommit.isAskedAbout))
    }
    return try runs.filter { run in
      run.isRed && run.isAskedAbout && run.witness.id != id
        && !runs.contains { $0.takesPlace(of: run) }
    }.prefix(6).map { try self.run($0.witness.id) }
  }

  /// What shows that the report of a run is none of its source; nil where nothing does.
  func strayReport(ofRun id: RunID) throws -> StrayReport? {
    let isForeign = try connection.first(.isForeignRun, ["run": .id(id)]) {
      $0.bool(Columns.IsForeignRun.isForeign)
    }
    guard isForeign == true else { return nil }
    let original = try runs(.copiedFromRun, ["run": .id(id)]).first
    return original.map { StrayReport(run: $0.key, commit: $0.commit) }
  }
}

/// A run beside others of its commit.
private struct RunOfCommit {
  var witness: WitnessRun
  var suite: SuiteID
  var source: SourceKey
  var isDirty: Bool
  var isRed: Bool
  /// Whether benchmarks alone were run.
  var isOfBenchmarks: Bool
  var isAskedAbout: Bool

  /// Whether this tells what became of what the other saw. Changes come and go: they have no source that a later
  /// run could be of. Benchmarks say nothing of tests.
  func takesPlace(of other: Self) -> Bool {
    suite == other.suite && (source == other.source || other.isDirty)
      && (!isOfBenchmarks || other.isOfBenchmarks)
      && witness.forgives(other.witness)
  }
}
