import Analysis
public import History

/// How a suite stands: what `laptime status` shows.
public struct StatusPage: Sendable {
  public var suite: String
  public var branch: String
  /// The newest run, with what the gate said of it last.
  public var newest: RunSummary
  public var verdict: PastVerdict?
  /// Rows of the query `trend`, oldest first.
  public var trend: ResultTable
  public var changes: ChangeList
  public var flaky: FlakyList
  /// The tests whose newest result on the branch is a failure: of others that fail another branch may be the cause.
  public var failing: Set<TestID> = []
  /// Rows of `quarantine list` that end soon or are over.
  public var due: ResultTable
  /// Microseconds that a run may take; nil where the suite has no budget.
  public var budget: Int64?
  /// Percent that is to be covered.
  public var floor: Double
  /// Other suites of the store.
  public var others: [String] = []
  public var now: Instant

  /// The page of the suite of the newest run; the budget is microseconds, the floor percent.
  public init(
    newest: RunSummary, branch: String, trend: ResultTable, changes: ChangeList, flaky: FlakyList,
    due: ResultTable, budget: Int64?, floor: Double, now: Instant
  ) {
    suite = newest.suite
    self.branch = branch
    self.newest = newest
    self.trend = trend
    self.changes = changes
    self.flaky = flaky
    self.due = due
    self.budget = budget
    self.floor = floor
    self.now = now
  }

  /// The losses that nobody took and that did not go away, the greatest first.
  var losses: [ChangeList.Entry] {
    changes.entries.filter { $0.state == .active && $0.found.isLoss }
  }

  /// The document of `laptime status --format json`, out of what other commands print.
  public var json: JSON {
    .document([
      ("suite", .string(suite)), ("branch", .string(branch)), ("run", .string(newest.key.text)),
      ("verdict", verdict.map { PastVerdicts([]).json($0) } ?? .null),
      (
        "errors",
        .array(
          newest.errors.map {
            .object([("name", .string($0.name)), ("message", .string($0.failure.message))])
          })
      ),
      ("trend", .array(trend.objects)), ("changes", .array(losses.map(changes.json))),
      ("flaky", .object(flaky.members)), ("due", .array(due.objects)),
      ("suites", .array(others.map(JSON.string))),
    ])
  }
}
