public import History

extension HistoryStore {
  /// Which runs tell how a suite's tests behave: of the newest sources and the last days the fewer.
  public struct EvidenceWindow: Sendable {
    public var sources: Int
    public var days: Int
    /// The labels that tell runs apart, where somebody named them.
    public var labels: [String]

    /// The newest 500 sources or the last 90 days, whichever are fewer, where nothing is said.
    public init(sources: Int = 500, days: Int = 90, labels: [String] = []) {
      self.sources = sources
      self.days = days
      self.labels = labels
    }
  }

  /// What the tests of a run's suite did in the complete runs up to this one; a test that was renamed goes
  /// by its last name.
  public func attempts(
    upToRun id: RunID, window: EvidenceWindow = EvidenceWindow()
  ) throws -> AttemptHistory {
    try attempts(upToRun: id, window: window, following: [])
  }

  /// The same with renames that the store does not have.
  func attempts(
    upToRun id: RunID, window: EvidenceWindow, following: [ProvenRename]
  ) throws -> AttemptHistory {
    try attempts(
      ofSuite: suite(ofRun: id), window, upTo: facts(ofRun: id), following: following)
  }

  /// The same up to the newest run of a suite, of the suite that ran last where none is named.
  public func attempts(
    ofSuite suite: String?, window: EvidenceWindow = EvidenceWindow()
  ) throws -> AttemptHistory {
    try attempts(
      ofSuite: self.suite(ofRun: run(named: Self.latestRun, suite: suite)), window)
  }

  private func attempts(
    ofSuite suite: SuiteID, _ window: EvidenceWindow, upTo last: RunSummary? = nil,
    following: [ProvenRename] = []
  ) throws -> AttemptHistory {
    let limits: [String: SQLValue] = [
      "suite": .id(suite), "days": .integer(window.days), "sources": .integer(window.sources),
      "now": .integer(now?.microseconds), "as_of": .integer(asOf?.microseconds),
      "until": .integer(last?.startedAt.microseconds), "run": .integer(last?.id.rawValue),
    ]
    let dimensions = try dimensions(
      ofSuite: suite, upTo: last?.id, trunk: nil, named: window.labels)
    let runs = try connection.rows(.windowRuns, limits) {
      (
        run: RunID($0.integer(Columns.WindowRuns.id)),
        platform: RunPlatform.text(
          machine: $0.text(Columns.WindowRuns.machine),
          labels: $0.optionalText(Columns.WindowRuns.labels), dimensions: dimensions),
        isStale: $0.bool(Columns.WindowRuns.isStale)
      )
    }
    let asked = ReadAttempts.Request(
      runs: runs.map(\.run), platforms: runs.map(\.platform), following: following,
      asOf: asOf, changes: connection.allChanges)
    if let known = lastAttempts, known.request == asked { return known.history }
    var history = AttemptHistory(
      runs: try runs.map { known in
        var run = try run(known.run)
        // What it saw is none of its commit's, and contradicts no other run of that.
        if known.isStale, run.id != last?.id { run.source = run.source.apart(asOfRun: run.key) }
        return run
      }, platforms: runs.map(\.platform))
    let renames = try TestRenames(suite: suite, following: following, on: connection, asOf: asOf)
    for (place, run) in history.runs.enumerated() {
      history.add(try blocks.block(of: run.id), at: place, names: renames.all)
    }
    lastAttempts = ReadAttempts(request: asked, history: history)
    return history
  }
}
