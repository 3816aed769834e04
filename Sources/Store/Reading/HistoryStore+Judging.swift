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
      let isThere = try connection.first("Judging/has-branch", ["branch": .text(name)]) { _ in true
      }
      if isThere != nil { return name }
    }
    return "main"
  }

  /// A run and the past that it is judged against, but for what git knows of it.
  public func history(ofRun row: Int64, trunk: String, window: Window) throws -> RunHistory {
    guard var run = try facts(ofRun: row) else { throw RecordingError.noSuchRun(String(row)) }
    let suite = try suiteID(ofRun: row)
    let renames = try TestRenames(suite: suite, on: connection)
    let recorded = try self.results(ofRun: row)
    let results = renames.applied(to: recorded)
    run.counts = RunCounts(results)
    var history = RunHistory(run: run, results: results, trunk: trunk)
    history.baseline = try baseline(of: run, suite: suite, trunk: trunk, window: window)
    let failedBefore = try testsThatFailed(beforeOnSourceOf: run, suite: suite)
    let failing = recorded.filter {
      $0.outcome.isFailure || $0.isFlaky || failedBefore.contains($0.test)
    }
    var durations: [Int64: RunDurations] = [:]
    if !failing.isEmpty {
      history.attempts = try attempts(
        upToRun: row, durationsOf: Set(history.baseline.map(\.row)), in: &durations)
    }
    history.baselineDurations = try history.baseline.map {
      try renames.applied(to: durations[$0.row] ?? self.durations(ofRun: $0.row))
    }
    history.groups = try groups(ofRun: row)
    let newest = try trunkRuns(before: run, suite: suite, trunk: trunk, machine: nil, limit: 1)
      .first
    if let newest {
      history.newestTrunkRun = RunHistory.TrunkRun(
        run: newest, results: try renames.applied(to: self.results(ofRun: newest.row)))
    }
    history.latestOfBranch = try connection.rows(
      "Judging/latest-of-branch",
      [
        "suite": .integer(suite), "branch": .text(run.branch), "run": .integer(row),
        "started_at": .integer(run.startedAt.microseconds), "limit": 3,
      ], row: RunSummary.init(row:))
    history.acceptances = try acceptances(ofSuiteOfRun: row)
    history.pins = try pins(ofSuite: suite)
    history.platform =
      try connection.first("Judging/platform-of-run", ["run": .integer(row)]) { $0.text(0) } ?? ""
    try tell(of: failing, present: Set(recorded.map(\.test)), renames, in: &history, suite: suite)
    return history
  }

  /// Adds what is known of tests that failed on the run's source.
  private func tell(
    of failing: [TestResult], present: Set<TestID>, _ renames: TestRenames,
    in history: inout RunHistory, suite: Int64
  ) throws {
    for result in failing {
      let test = renames.name(of: result.test, among: present)
      history.onSameSource[test] = try onSameSource(result.test, as: history.run, suite: suite)
      let failed: [String: SQLValue] = [
        "run": .integer(history.run.row), "test": .integer(result.test.rawValue),
      ]
      history.messages[test] = try connection.rows("Judging/failure-messages", failed) {
        $0.text(0)
      }
      history.fingerprints[test] = try connection.rows("Judging/fingerprints-of-test", failed) {
        $0.text(0)
      }
    }
  }

  /// The runs of the trunk as far back as the baseline of a run goes that are not in it, newest first.
  public func leftOut(of history: RunHistory, limit: Int = 100) throws -> [LeftOutRun] {
    let run = history.run
    let earlier = try connection.rows(
      "Judging/earlier-runs",
      [
        "suite": .integer(try suiteID(ofRun: run.row)), "trunk": .text(history.trunk),
        "branch": .text(run.branch), "run": .integer(run.row),
        "started_at": .integer(run.startedAt.microseconds),
        "since": .integer(history.baseline.last?.startedAt.microseconds ?? .min),
        "limit": .integer(limit),
      ], row: RunSummary.init(row:))
    return history.leftOut(of: earlier)
  }

  private func groups(ofRun row: Int64) throws -> [TestID: String] {
    var groups: [TestID: String] = [:]
    let statement = try connection.statement("Judging/groups-of-run")
    statement.bind(1, row)
    defer { statement.reset() }
    while try statement.step() { groups[TestID(statement.integer(0))] = statement.text(1) }
    return groups
  }

  func suiteID(ofRun row: Int64) throws -> Int64 {
    try connection.first("Judging/run", ["run": .integer(row)]) { $0.integer(4) } ?? 0
  }

  private func baseline(of run: RunSummary, suite: Int64, trunk: String, window: Window) throws
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
    before run: RunSummary, suite: Int64, trunk: String, machine: EnvironmentClass?, limit: Int
  ) throws -> [RunSummary] {
    try connection.rows(
      "Judging/baseline-runs",
      [
        "suite": .integer(suite), "trunk": .text(trunk), "branch": .text(run.branch),
        "run": .integer(run.row), "started_at": .integer(run.startedAt.microseconds),
        "base_depth": .integer(run.baseDepth), "any_machine": .integer(machine == nil ? 1 : 0),
        "cpu_model": .text(machine?.cpuModel), "machine_cores": .integer(machine?.cores),
        "limit": .integer(limit),
      ], row: RunSummary.init(row:))
  }

  private func testsThatFailed(beforeOnSourceOf run: RunSummary, suite: Int64) throws
    -> Set<TestID>
  {
    Set(
      try connection.rows(
        "Judging/failed-on-same-source",
        [
          "suite": .integer(suite), "source": .text(run.source), "run": .integer(run.row),
          "started_at": .integer(run.startedAt.microseconds),
        ]
      ) { TestID($0.integer(0)) })
  }

  private func onSameSource(_ test: TestID, as run: RunSummary, suite: Int64) throws
    -> RunHistory.SameSource?
  {
    try connection.first(
      "Judging/on-same-source",
      [
        "test": .integer(test.rawValue), "suite": .integer(suite), "source": .text(run.source),
        "run": .integer(run.row),
      ]
    ) {
      RunHistory.SameSource(passes: Int($0.integer(0)), failures: Int($0.integer(1)))
    }
  }
}
