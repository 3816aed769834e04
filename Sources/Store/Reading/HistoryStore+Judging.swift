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
    /// The rule whose failure makes a run no measure of what is lost.
    public var lossRule: RuleName

    public init(runs: Int, enough: Int, labels: [String] = [], lossRule: RuleName) {
      self.runs = runs
      self.enough = enough
      self.labels = labels
      self.lossRule = lossRule
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
    history.dimensions = try dimensions(ofSuite: suite, trunk: trunk, named: window.labels)
    history.platform = try platform(ofRun: id, dimensions: history.dimensions)
    try addBaseline(to: &history, suite: suite, window: window)
    let siblings = try siblings(of: run, suite: suite, dimensions: history.dimensions)
    let failedBefore = try testsThatFailed(in: siblings.filter { !$0.isLater }.map(\.run))
    let failing = recorded.filter {
      $0.outcome.isFailure || $0.isFlaky || failedBefore.contains($0.test)
    }
    var durations: [RunID: RunDurations] = [:]
    if !failing.isEmpty {
      history.attempts = try attempts(
        upToRun: id, window: EvidenceWindow(labels: window.labels),
        durationsOf: Set(history.baseline.map(\.id)), in: &durations, following: following)
    }
    history.baselineDurations = try history.baseline.map {
      try renames.applied(to: durations[$0.id] ?? self.durations(ofRun: $0.id))
    }
    history.benchmarks = try benchmarks(ofRun: id)
    if !history.benchmarks.isEmpty {
      history.baselineBenchmarks = try history.baseline.map { try benchmarks(ofRun: $0.id) }
    }
    history.groups = try groups(ofRun: id)
    history.workers = try workers(ofRun: id)
    history.newestTrunkRun = try trunkRuns(
      before: history, suite: suite, anyLabels: true, anySource: true, limit: 1
    )
    .first.map { try trunkRun($0, renames) }
    try addLossReference(to: &history, recorded, renames, suite: suite, rule: window.lossRule)
    history.latestOfBranch = try runs(
      .latestOfBranch,
      [
        "suite": .id(suite), "branch": .text(run.branch), "run": .id(id),
        "started_at": .integer(run.startedAt.microseconds), "limit": 3,
        "as_of": .integer(asOf?.microseconds),
      ])
    history.commands = try commands(ofRun: id)
    history.acceptances = try acceptances(ofSuiteOfRun: id)
    history.pins = try pins(ofSuite: suite)
    try tell(
      of: failing, present: Set(recorded.map(\.test)), renames, siblings: siblings, in: &history)
    return history
  }

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

  private func addLossReference(
    to history: inout RunHistory, _ recorded: [TestResult], _ renames: TestRenames,
    suite: SuiteID, rule: RuleName
  ) throws {
    guard let run = try lossReference(for: history, suite: suite, rule: rule) else { return }
    let results = try results(ofRun: run.id)
    history.lossReference = .init(run: run, results: renames.applied(to: results))
    history.followed = renames.followed(from: results, to: recorded)
  }

  private func trunkRun(_ run: RunSummary, _ renames: TestRenames) throws -> RunHistory.TrunkRun {
    RunHistory.TrunkRun(run: run, results: try renames.applied(to: results(ofRun: run.id)))
  }

  /// Adds what is known of tests that failed on the run's source.
  private func tell(
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

  /// When a run was known with all that was added to it: when the gate could judge it.
  ///
  /// - Throws: `RecordingError.noSuchRun`.
  public func whenKnown(run id: RunID) throws -> Instant {
    let known = try connection.first(.knownAt, ["run": .id(id)]) {
      Instant(microseconds: $0.integer(0))
    }
    guard let known else { throw RecordingError.noSuchRun(String(id.rawValue)) }
    return known
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

  /// What each worker of a run did; none where that is not known of all their tests.
  private func workers(ofRun id: RunID) throws -> [WorkerTime] {
    let workers = try connection.rows(.workersOfRun, ["run": .id(id)]) { row in
      row.bool(3)
        ? WorkerTime(start: row.integer(0), end: row.integer(1), busy: row.integer(2)) : nil
    }
    return workers.contains(nil) ? [] : workers.compactMap(\.self)
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

  /// The runs that a run is judged against. Where its labels have no past, those of the whole trunk say what
  /// tests and what coverage there are, and nothing of durations.
  private func addBaseline(to history: inout RunHistory, suite: SuiteID, window: Window) throws {
    let machine = history.run.environment
    func runs(on machine: EnvironmentClass?, anyLabels: Bool) throws -> [RunSummary] {
      let others = try trunkRuns(
        before: history, suite: suite, machine: machine, anyLabels: anyLabels, limit: window.runs)
      // On the first day there may be one source alone.
      guard others.isEmpty else { return others }
      return try trunkRuns(
        before: history, suite: suite, machine: machine, anyLabels: anyLabels, anySource: true,
        limit: window.runs)
    }
    var baseline = try runs(on: machine, anyLabels: false)
    if baseline.count < window.enough { baseline = try runs(on: nil, anyLabels: false) }
    history.baseline = baseline
    guard baseline.isEmpty, !history.dimensions.isEmpty else { return history.others = [] }
    history.others = try runs(on: nil, anyLabels: true)
  }

  private func trunkRuns(
    before history: RunHistory, suite: SuiteID, machine: EnvironmentClass? = nil, anyLabels: Bool,
    anySource: Bool = false, limit: Int
  ) throws -> [RunSummary] {
    let run = history.run
    return try runs(
      .baselineRuns,
      [
        "suite": .id(suite), "trunk": .text(history.trunk), "branch": .text(run.branch),
        "run": .id(run.id), "started_at": .integer(run.startedAt.microseconds),
        "base_depth": .integer(run.baseDepth), "any_machine": .integer(machine == nil ? 1 : 0),
        "cpu_model": .text(machine?.cpuModel), "machine_cores": .integer(machine?.cores),
        "any_labels": .integer(anyLabels ? 1 : 0), "dimensions": history.dimensions.asLines,
        "any_source": .integer(anySource ? 1 : 0), "source": .text(run.source),
        "limit": .integer(limit), "as_of": .integer(asOf?.microseconds),
      ]
    ).map(complete)
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

  private func testsThatFailed(in runs: [RunID]) throws -> Set<TestID> {
    Set(
      try runs.flatMap { run in
        try connection.rows(.failedInRun, ["run": .id(run)]) { TestID($0.integer(0)) }
      })
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
