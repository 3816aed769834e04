public import Analysis
public import Gate
public import History

/// All that the page shows of one suite: what the commands answer, and what every test did in every run.
public struct SuitePage {
  public var project: String
  public var suite: String
  public var trunk: String
  public var policy: Policy
  /// The runs, oldest first, and in the same order what their tests did.
  public var runs: [ListedRun]
  public var cells: [RunCells]
  /// The tests of these runs.
  public var identities: [TestID: TestIdentity] = [:]
  public var states: [TestID: TestState] = [:]
  /// By the id of a test; the query `tests` has them.
  public var tiers: [String: String] = [:]
  public var owners: [TestID: [String]] = [:]
  public var failures = FailureList()
  /// The workers of one of the runs; empty where no run knows them.
  public var timeline: [TimelineEntry] = []
  public var timelineRun: RunID?
  /// The run that the page begins with as the gate sees it now; nil where there is none to judge.
  public var gate: GateReport?
  public var flaky: FlakyList?
  public var changes: ChangeList?
  /// The lasting changes of the wall time, with the runs in which it was looked for.
  public var wallChanges: [SuiteChange] = []
  public var wallRuns: [RunID] = []
  /// The coverage of the run's change; nil where nobody knows.
  public var patch: PatchCoverageReport?
  /// The answers of the queries of these names.
  public var coverage = ResultTable(columns: [])
  public var workers = ResultTable(columns: [])
  public var fixtures = ResultTable(columns: [])
  public var verdicts = ResultTable(columns: [])
  /// Of the newest run beside the newest one of the trunk before it.
  public var profile = ResultTable(columns: [])

  /// The page of a suite without what is asked of git or of the gate.
  public init(
    project: String, suite: String, trunk: String, policy: Policy, runs: [ListedRun],
    cells: [RunCells]
  ) {
    self.project = project
    self.suite = suite
    self.trunk = trunk
    self.policy = policy
    self.runs = runs
    self.cells = cells
  }

  /// The newest run that nobody took out of the baselines, which the page begins with; nil where there is none.
  public var newest: Int? { runs.lastIndex { $0.run.excludedWhy == nil } }

  /// The tests in the order of their ids.
  var order: [TestID] {
    let named = identities.map { (test: $0.key, id: $0.value.id) }
    return named.sorted { ($0.id, $0.test) < ($1.id, $1.test) }.map(\.test)
  }

  /// What each test took in the newest runs that nobody took out.
  func recent(_ grid: TestGrid) -> [RecentDurations?] {
    let wanted = runs.indices.filter { runs[$0].run.excludedWhy == nil }
      .suffix(RecentDurations.window)
    return grid.tests.indices.map { test in
      let durations = grid.durations(ofTest: test)
      return RecentDurations(wanted.map { durations[durations.startIndex + $0] })
    }
  }
}
