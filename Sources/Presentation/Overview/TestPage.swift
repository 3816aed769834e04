import Analysis
public import History

/// All that people ask of one test: what `laptime show` prints.
public struct TestPage: Sendable {
  public var test: TestIdentity
  public var suite: String
  /// What is known of its failures; without entries where it never ran in the window.
  public var flaky: FlakyList
  /// Its own changes alone.
  public var changes: ChangeList
  /// Its row of the query `slowest-tests`; none where it has no duration.
  public var durations: ResultTable
  /// Rows of the query `history-of-test`, newest first.
  public var history: ResultTable
  /// fast, medium or slow; nil where it has no duration.
  public var tier: String?
  public var owners: [String] = []

  /// The page of one test, with its rows of the queries `durations-of-test` and `history-of-test`.
  public init(
    _ test: TestIdentity, suite: String, flaky: FlakyList, changes: ChangeList,
    durations: ResultTable, history: ResultTable, tier: String?, owners: [String]
  ) {
    self.test = test
    self.suite = suite
    self.flaky = flaky
    self.changes = changes
    self.durations = durations
    self.history = history
    self.tier = tier
    self.owners = owners
  }

  /// The document of `laptime show TEST --format json`, out of what other commands print.
  public var json: JSON {
    .document([
      ("test", .test(test)), ("suite", .string(suite)), ("tier", .string(tier)),
      ("state", .string(flaky.flakes.entries.first?.assessment.state.rawValue)),
      ("owners", .array(owners.map(JSON.string))),
      ("durations", durations.objects.first ?? .null),
      ("changes", .array(changes.entries.map(changes.json))),
      ("flaky", .array(flaky.flakes.entries.map(flaky.json))),
      ("history", .array(history.objects)),
    ])
  }

  /// The newest change that lasts.
  var change: ChangeList.Entry? {
    changes.entries.filter { $0.state != .resolved }.max {
      $0.found.change.index < $1.found.change.index
    }
  }

  /// Whether it failed at all in the window.
  var hasFailed: Bool {
    flaky.flakes.entries.contains { $0.failures > 0 || $0.assessment.flakes > 0 }
  }
}
