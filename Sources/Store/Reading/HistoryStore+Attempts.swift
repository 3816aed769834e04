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
    var durations: [RunID: RunDurations] = [:]
    return try attempts(upToRun: id, window: window, durationsOf: [], in: &durations)
  }

  /// The same, with what the tests took in those of some runs that are among them, by their names then: to
  /// read a run twice costs twice as much.
  func attempts(
    upToRun id: RunID, window: EvidenceWindow = EvidenceWindow(), durationsOf wanted: Set<RunID>,
    in durations: inout [RunID: RunDurations], following: [ProvenRename] = []
  ) throws -> AttemptHistory {
    let run = try facts(ofRun: id)
    return try attempts(
      ofSuite: suite(ofRun: id), window, upTo: run,
      durationsOf: wanted, in: &durations, following: following)
  }

  /// The same up to the newest run of a suite, of the suite that ran last where none is named.
  public func attempts(
    ofSuite suite: String?, window: EvidenceWindow = EvidenceWindow()
  ) throws -> AttemptHistory {
    var durations: [RunID: RunDurations] = [:]
    return try attempts(
      ofSuite: self.suite(ofRun: run(named: Self.latestRun, suite: suite)), window, durationsOf: [],
      in: &durations)
  }

  private func attempts(
    ofSuite suite: SuiteID, _ window: EvidenceWindow,
    upTo last: RunSummary? = nil,
    durationsOf wanted: Set<RunID>, in durations: inout [RunID: RunDurations],
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
    if let known = lastAttempts, known.request == asked, wanted.isSubset(of: known.durations.keys) {
      durations.merge(known.durations.filter { wanted.contains($0.key) }) { _, new in new }
      return known.history
    }
    var history = AttemptHistory(
      runs: try runs.map { known in
        var run = try run(known.run)
        // What it saw is none of its commit's, and contradicts no other run of that.
        if known.isStale, run.id != last?.id { run.source += " " + run.key.text }
        return run
      }, platforms: runs.map(\.platform))
    let renames = try TestRenames(suite: suite, following: following, on: connection, asOf: asOf)
    for (place, run) in history.runs.enumerated() {
      let ofPassed = try addAttempts(ofRun: run.id, at: place, to: &history, renames)
      if wanted.contains(run.id) { durations[run.id] = ofPassed }
    }
    lastAttempts = ReadAttempts(
      request: asked, history: history, durations: durations.filter { wanted.contains($0.key) })
    return history
  }

  /// Adds what the tests of a run did. Gives what those took that passed at their first attempt.
  private func addAttempts(
    ofRun run: RunID, at place: Int, to history: inout AttemptHistory, _ renames: TestRenames
  ) throws -> RunDurations {
    let statement = try connection.statement(.attemptsOfRun)
    statement.bind(1, run.rawValue)
    defer { statement.reset() }
    var ofPassed = RunDurations()
    var last: TestID?
    while try statement.step() {
      let test = TestID(statement.integer(Columns.AttemptsOfRun.testID))
      let entry = AttemptHistory.Entry(
        run: place,
        outcome: statement.outcome(Columns.AttemptsOfRun.outcome),
        mode: statement.mode(Columns.AttemptsOfRun.mode),
        duration: statement.optionalInteger(Columns.AttemptsOfRun.durationUs))
      history.add(entry, of: renames[test])
      if test != last, entry.outcome == .passed, let duration = entry.duration {
        ofPassed.tests.append(test)
        ofPassed.microseconds.append(duration)
      }
      last = test
    }
    return ofPassed
  }
}
