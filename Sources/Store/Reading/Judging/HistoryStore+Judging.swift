public import History

extension HistoryStore {
  /// How far back a run is compared.
  public struct Window: Sendable {
    /// How many runs the baseline has at the most.
    public var runs: Int
    /// With fewer runs than this on the same class of machines, those of others count as well.
    public var enough: Int
    /// The labels that tell runs apart, where somebody named them.
    public var labels: [String]
    /// How many runs of the trunk are asked what went and what was covered.
    public var mostRuns = 500

    /// A baseline of so many runs.
    public init(runs: Int, enough: Int, labels: [String] = []) {
      self.runs = runs
      self.enough = enough
      self.labels = labels
    }
  }

  /// The name of the trunk where neither configuration nor git tells: `main` or `master`, whichever
  /// the store has runs of, else the branch of the first run that is no pull request's.
  public func usualTrunk() throws -> String {
    for name in ["main", "master"] {
      let isThere = try connection.first(.hasBranch, ["branch": .text(name)]) { _ in true
      }
      if isThere != nil { return name }
    }
    return try connection.first(.firstBranch) { $0.text(Columns.FirstBranch.branch) } ?? "main"
  }

  /// A run and the past that it is judged against, but for what git knows of it.
  ///
  /// `following`: renames that are known and count for this run alone.
  public func history(
    ofRun id: RunID, trunk: String, window: Window, following: [ProvenRename] = []
  ) throws -> RunHistory {
    var run = try facts(ofRun: id)
    let suite = try suite(ofRun: id)
    let renames = try TestRenames(suite: suite, following: following, on: connection, asOf: asOf)
    let recorded = try self.results(ofRun: id)
    let results = renames.applied(to: recorded)
    run.counts = RunCounts(results)
    var history = RunHistory(run: run, results: results, trunk: trunk)
    history.dimensions = try dimensions(
      ofSuite: suite, upTo: id, trunk: trunk, named: window.labels)
    history.platform = try platform(ofRun: id, dimensions: history.dimensions)
    try addBaseline(to: &history, suite: suite, window: window)
    let witnesses = try witnesses(of: run, suite: suite, named: window.labels)
    let failedBefore = witnesses.failedBefore
    let failing = recorded.filter {
      $0.outcome.isFailure || $0.isFlaky || failedBefore.contains($0.test)
    }
    if !failing.isEmpty {
      history.attempts = try attempts(
        upToRun: id, window: EvidenceWindow(labels: window.labels), following: following)
    }
    history.baselineDurations = try history.baseline.map {
      try renames.applied(to: durations(ofRun: $0.id))
    }
    history.earlierRuns = try earlierRuns(before: history, suite: suite, renames)
    try addFacts(to: &history, suite: suite)
    try addBenchmarks(to: &history, suite: suite, window: window, renames, witnesses)
    history.newestTrunkRun = try trunkRuns(
      before: history, suite: suite, anyLabels: true, anySource: true, limit: 1
    )
    .first.map { try trunkRun($0, renames) }
    try addLosses(to: &history, recorded, renames, suite: suite, window)
    let present = Set(recorded.map(\.test))
    history.duets = try duets(ofRun: id, renames, among: present, witnesses)
    try tell(
      of: failing, present: present, renames, witnesses, in: &history)
    history.openFailures = witnesses.openFailures(recorded)
    history.openErrors = try openErrors(of: run, suite: suite, witnesses)
    return history
  }

  /// What is known of the run and its baseline beside their tests, and what somebody said of the suite.
  private func addFacts(to history: inout RunHistory, suite: SuiteID) throws {
    let run = history.run
    history.groups = try groups(ofRun: run.id)
    history.workers = try workers(ofRun: run.id)
    history.latestOfBranch = try runs(
      .latestOfBranch,
      [
        "suite": .id(suite), "branch": .text(run.branch), "run": .id(run.id),
        "started_at": .integer(run.startedAt.microseconds), "limit": 3,
        "as_of": .integer(asOf?.microseconds),
      ])
    history.commands = try commands(ofRun: run.id)
    history.strayReport = try strayReport(ofRun: run.id)
    history.acceptances = try acceptances(ofSuiteOfRun: run.id)
    history.pins = try pins(ofSuite: suite)
  }

  /// When a run was known with all that was added to it: when the gate could judge it.
  ///
  /// - Throws: `RecordingError.noSuchRun`.
  public func whenKnown(run id: RunID) throws -> Instant {
    let known = try connection.first(.knownAt, ["run": .id(id)]) {
      Instant(microseconds: $0.integer(Columns.KnownAt.knownAt))
    }
    guard let known else { throw RecordingError.noSuchRun(String(id.rawValue)) }
    return known
  }

  func groups(ofRun id: RunID) throws -> [TestID: String] {
    var groups: [TestID: String] = [:]
    let statement = try connection.statement(.groupsOfRun)
    statement.bind(Parameters.GroupsOfRun.run, id.rawValue)
    defer { statement.reset() }
    while try statement.step() {
      groups[TestID(statement.integer(Columns.GroupsOfRun.testID))] = statement.text(
        Columns.GroupsOfRun.name)
    }
    return groups
  }

  /// - Throws: `RecordingError.noSuchRun`.
  func suite(ofRun id: RunID) throws -> SuiteID {
    let suite = try connection.first(.suiteOfRun, ["run": .id(id)]) {
      SuiteID($0.integer(Columns.SuiteOfRun.suiteID))
    }
    guard let suite else { throw RecordingError.noSuchRun(String(id.rawValue)) }
    return suite
  }
}
