public import History

extension HistoryStore {
  /// How far back a run is compared.
  public struct Window: Sendable {
    /// How many runs the baseline has at the most.
    public var runs: Int
    /// With fewer runs than this on the same class of machines, those of others count as well.
    public var enough: Int

    public init(runs: Int, enough: Int) {
      self.runs = runs
      self.enough = enough
    }
  }

  /// The name of the trunk where neither configuration nor git tells: `main` or `master`, whichever
  /// the store has runs of.
  public func usualTrunk() throws -> String {
    for name in ["main", "master"] {
      let isThere = try connection.first(.hasBranch, ["branch": .text(name)]) { _ in true
      }
      if isThere != nil { return name }
    }
    return "main"
  }

  /// A run and the past that it is judged against, but for what git knows of it.
  public func history(ofRun id: RunID, trunk: String, window: Window) throws -> RunHistory {
    var run = try facts(ofRun: id)
    let suite = try suite(ofRun: id)
    let renames = try TestRenames(suite: suite, on: connection)
    let recorded = try self.results(ofRun: id)
    let results = renames.applied(to: recorded)
    run.counts = RunCounts(results)
    var history = RunHistory(run: run, results: results, trunk: trunk)
    history.baseline = try baseline(of: run, suite: suite, trunk: trunk, window: window)
    let failedBefore = try testsThatFailed(beforeOnSourceOf: run, suite: suite)
    let failing = recorded.filter {
      $0.outcome.isFailure || $0.isFlaky || failedBefore.contains($0.test)
    }
    var durations: [RunID: RunDurations] = [:]
    if !failing.isEmpty {
      history.attempts = try attempts(
        upToRun: id, durationsOf: Set(history.baseline.map(\.id)), in: &durations)
    }
    history.baselineDurations = try history.baseline.map {
      try renames.applied(to: durations[$0.id] ?? self.durations(ofRun: $0.id))
    }
    history.groups = try groups(ofRun: id)
    let newest = try trunkRuns(before: run, suite: suite, trunk: trunk, machine: nil, limit: 1)
      .first
    if let newest {
      history.newestTrunkRun = RunHistory.TrunkRun(
        run: newest, results: try renames.applied(to: self.results(ofRun: newest.id)))
    }
    history.latestOfBranch = try runs(
      .latestOfBranch,
      [
        "suite": .id(suite), "branch": .text(run.branch), "run": .id(id),
        "started_at": .integer(run.startedAt.microseconds), "limit": 3,
      ])
    history.acceptances = try acceptances(ofSuiteOfRun: id)
    history.pins = try pins(ofSuite: suite)
    history.platform =
      try connection.first(.platformOfRun, ["run": .id(id)]) { $0.text(0) } ?? ""
    try tell(of: failing, present: Set(recorded.map(\.test)), renames, in: &history, suite: suite)
    return history
  }

  /// Adds what is known of tests that failed on the run's source.
  private func tell(
    of failing: [TestResult], present: Set<TestID>, _ renames: TestRenames,
    in history: inout RunHistory, suite: SuiteID
  ) throws {
    for result in failing {
      let test = renames.name(of: result.test, among: present)
      history.onSameSource[test] = try onSameSource(result.test, as: history.run, suite: suite)
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

  /// The runs of the trunk as far back as the baseline of a run goes that are not in it, newest first.
  public func leftOut(of history: RunHistory, limit: Int = 100) throws -> [LeftOutRun] {
    let run = history.run
    let earlier = try runs(
      .earlierRuns,
      [
        "suite": .id(try suite(ofRun: run.id)), "trunk": .text(history.trunk),
        "branch": .text(run.branch), "run": .id(run.id),
        "started_at": .integer(run.startedAt.microseconds),
        "since": .integer(history.baseline.last?.startedAt.microseconds ?? .min),
        "limit": .integer(limit),
      ])
    return history.leftOut(of: earlier)
  }

  private func groups(ofRun id: RunID) throws -> [TestID: String] {
    var groups: [TestID: String] = [:]
    let statement = try connection.statement(.groupsOfRun)
    statement.bind(1, id.rawValue)
    defer { statement.reset() }
    while try statement.step() { groups[TestID(statement.integer(0))] = statement.text(1) }
    return groups
  }

  /// - Throws: `RecordingError.noSuchRun`.
  func suite(ofRun id: RunID) throws -> SuiteID {
    let suite = try connection.first(.suiteOfRun, ["run": .id(id)]) { SuiteID($0.integer(0)) }
    guard let suite else { throw RecordingError.noSuchRun(String(id.rawValue)) }
    return suite
  }

  private func baseline(of run: RunSummary, suite: SuiteID, trunk: String, window: Window) throws
    -> [RunSummary]
  {
    let same = try trunkRuns(
      before: run, suite: suite, trunk: trunk, machine: run.environment, limit: window.runs)
    let runs =
      same.count >= window.enough
      ? same
      : try trunkRuns(before: run, suite: suite, trunk: trunk, machine: nil, limit: window.runs)
    return try runs.map(complete)
  }

  private func trunkRuns(
    before run: RunSummary, suite: SuiteID, trunk: String, machine: EnvironmentClass?, limit: Int
  ) throws -> [RunSummary] {
    try runs(
      .baselineRuns,
      [
        "suite": .id(suite), "trunk": .text(trunk), "branch": .text(run.branch),
        "run": .id(run.id), "started_at": .integer(run.startedAt.microseconds),
        "base_depth": .integer(run.baseDepth), "any_machine": .integer(machine == nil ? 1 : 0),
        "cpu_model": .text(machine?.cpuModel), "machine_cores": .integer(machine?.cores),
        "limit": .integer(limit),
      ])
  }

  private func testsThatFailed(beforeOnSourceOf run: RunSummary, suite: SuiteID) throws
    -> Set<TestID>
  {
    Set(
      try connection.rows(
        .failedOnSameSource,
        [
          "suite": .id(suite), "source": .text(run.source), "run": .id(run.id),
          "started_at": .integer(run.startedAt.microseconds),
        ]
      ) { TestID($0.integer(0)) })
  }

  private func onSameSource(_ test: TestID, as run: RunSummary, suite: SuiteID) throws
    -> RunHistory.SameSource?
  {
    try connection.first(
      .onSameSource,
      [
        "test": .id(test), "suite": .id(suite), "source": .text(run.source),
        "run": .id(run.id),
      ]
    ) {
      RunHistory.SameSource(passes: Int($0.integer(0)), failures: Int($0.integer(1)))
    }
  }
}
