public import History

/// What a run lost of what the trunk has.
extension HistoryStore {
  /// A run of the trunk and the one before it, with no more than shows whether tests were renamed; nil where it
  /// has all tests of that one, so that none was.
  public func losses(ofRun id: RunID, trunk: String, window: Window) throws -> RunHistory? {
    let run = try facts(ofRun: id)
    let suite = try suite(ofRun: id)
    var history = RunHistory(run: run, results: [], trunk: trunk)
    history.dimensions = try dimensions(
      ofSuite: suite, upTo: id, trunk: trunk, named: window.labels)
    guard
      let reference = try lossRuns(for: history, suite: suite, limit: 1).runs.first,
      let isLoss = try connection.first(
        .losesTests, ["run": .id(id), "reference": .id(reference)], row: { _ in true }), isLoss
    else { return nil }
    let renames = try TestRenames(suite: suite, on: connection, asOf: asOf)
    let recorded = try results(ofRun: id)
    history.results = renames.applied(to: recorded)
    history.groups = try groups(ofRun: id)
    history.lossReference = try trunkRun(self.run(reference), renames)
    return history
  }

  /// Adds the runs of the trunk that losses are seen by: the newest one with its tests, of those before it what
  /// the run lacks, and what went and what was covered before those.
  func addLosses(
    to history: inout RunHistory, _ recorded: [TestResult], _ renames: TestRenames,
    suite: SuiteID, _ window: Window
  ) throws {
    let chosen = try lossRuns(for: history, suite: suite, limit: window.mostRuns)
    let runs = chosen.runs
    let newest = try runs.first.map(run)
    let takenOut = try takenOut(before: history, suite: suite, window)
    history.takenOut = try takenOut.first.flatMap { last in
      let isNewer = newest.map { ($0.startedAt, $0.id) < (last.startedAt, last.id) } ?? true
      return isNewer ? try trunkRun(last, renames) : nil
    }
    guard let newest else { return }
    let results = try results(ofRun: newest.id)
    let reference = RunHistory.TrunkRun(run: newest, results: renames.applied(to: results))
    history.lossReference = reference
    history.followed = renames.followed(from: results, to: recorded)
    history.past = TrunkPast(of: history.results, after: reference.results)
    for id in runs.prefix(window.runs).dropFirst() {
      let (tests, ran) = try renames.applied(to: testsThatRan(in: id))
      history.past.add(try run(id), tests: tests, ran: ran)
    }
    let present = Set(recorded.map(\.test))
    try addRemembered(from: runs.dropFirst(window.runs), to: &history, present: present, renames)
    if history.takenOut == nil, takenOut.count > 1 {
      // Before the oldest run that is looked at nothing is asked.
      let oldest = try runs.count < window.runs ? nil : run(runs[window.runs - 1]).startedAt
      try addTakenOut(
        takenOut.filter { $0.startedAt >= oldest ?? $0.startedAt }, to: &history, renames)
    }
    let gone = reference.results.map(\.test).filter { !present.contains($0) }
    let notLost = try testsNotOfAll(chosen.streams, renames).union(
      containers(among: gone + history.past.earlier.map(\.test), inRun: history.run.id)
    ).subtracting(present)
    history.lossReference?.results.removeAll { notLost.contains($0.test) }
    history.past.forget(notLost)
    history.coverageBefore = try coverage(in: runs, before: history)
  }

  /// The runs of the trunk before a run that somebody took out, newest first.
  private func takenOut(before history: RunHistory, suite: SuiteID, _ window: Window) throws
    -> [RunSummary]
  {
    try runs(
      .takenOutBefore,
      trunkPast(of: history, suite: suite).merging(["limit": .integer(Int64(window.runs))]) { $1 })
  }

  /// Adds what several runs that were taken out had: to take out all that had a test hides no loss of it. What one
  /// alone had is what it was taken out for.
  private func addTakenOut(
    _ takenOut: [RunSummary], to history: inout RunHistory, _ renames: TestRenames
  ) throws {
    guard var last = try takenOut.first.map({ try trunkRun($0, renames) }) else { return }
    let known = Set(history.past.earlier.map(\.test))
    var sources: [TestID: Set<SourceKey>] = [:]
    for run in takenOut {
      let tests = try renames.applied(to: testsThatRan(in: run.id)).tests
      for test in tests where !known.contains(test) {
        sources[test, default: []].insert(run.source)
      }
    }
    last.results.removeAll { sources[$0.test, default: []].count < 2 }
    if !last.results.isEmpty { history.takenOut = last }
  }

  /// What was covered in runs of the trunk before the baseline, newest first.
  private func coverage(in runs: [RunID], before history: RunHistory) throws
    -> [RunHistory.CoveredRun]
  {
    let known = Set((history.baseline + history.others).map(\.id))
    guard let oldest = known.min(), !runs.isEmpty else { return [] }
    let older =
      runs.lastIndex { known.contains($0) }.map { runs[($0 + 1)...] }
      ?? runs.filter { $0 < oldest }[...]
    return try older.compactMap { id in
      try connection.first(.coveredInRun, ["run": .id(id)]) {
        CoverageCounts(
          linesCovered: $0.integer(Columns.CoveredInRun.linesCovered),
          linesTotal: $0.integer(Columns.CoveredInRun.linesTotal),
          branchesCovered: $0.integer(Columns.CoveredInRun.branchesCovered),
          branchesTotal: $0.integer(Columns.CoveredInRun.branchesTotal))
      }.map { .init(start: try run(id).startedAt, coverage: $0) }
    }
  }

  /// Remembers what a run of the trunk lost of the run before it, and what the next one lost of it where that was
  /// recorded first.
  public func noteDepartures(ofRun id: RunID, trunk: String, window: Window) throws {
    for run in [id]
      + (try connection.rows(.runAfter, ["run": .id(id)]) {
        RunID($0.integer(Columns.RunAfter.runID))
      })
    {
      let facts = try self.run(run)
      guard facts.isComplete, facts.excludedWhy == nil else { continue }
      try addDepartures(ofRun: facts, trunk: trunk, window)
    }
  }

  private func addDepartures(ofRun run: RunSummary, trunk: String, _ window: Window) throws {
    let suite = try suite(ofRun: run.id)
    var history = RunHistory(run: run, results: [], trunk: trunk)
    history.dimensions = try dimensions(
      ofSuite: suite, upTo: run.id, trunk: trunk, named: window.labels)
    let earlier = try lossRuns(for: history, suite: suite, limit: 2).runs
    guard let reference = earlier.first else { return }
    // What goes while somebody is at work goes with the commit, if it does.
    guard try !run.isDraft || self.run(reference).isDraft else { return }
    let before = earlier.dropFirst().first
    try writing { try addDepartures(ofRun: run.id, missedIn: reference, before: before) }
  }

  /// What a run lost of the one before it, `reference`; `before` is that before both.
  private func addDepartures(ofRun run: RunID, missedIn reference: RunID, before: RunID?) throws {
    let pair: [String: SQLValue] = ["run": .id(run), "reference": .id(reference)]
    try connection.run(.addBegunSkips, pair)
    guard try connection.first(.losesTests, pair, row: { _ in true }) != nil else { return }
    let (gone, all) =
      try connection.first(.countTestsGone, pair) {
        ($0.integer(Columns.CountTestsGone.gone), $0.integer(Columns.CountTestsGone.tests))
      } ?? (0, 0)
    // What one run alone had may have a name that changes from run to run, unless much went at once.
    let other = gone * 20 > all ? nil : before
    try connection.run(.addDepartures, pair.merging(["before": .integer(other?.rawValue)]) { $1 })
  }

  /// What runs of the trunk before a run are chosen by.
  private func trunkPast(of history: RunHistory, suite: SuiteID) -> [String: SQLValue] {
    let run = history.run
    return [
      "suite": .id(suite), "trunk": .text(history.trunk), "branch": .text(run.branch),
      "run": .id(run.id), "started_at": .integer(run.startedAt.microseconds),
      "base_depth": .integer(run.baseDepth), "source": .text(run.source.text),
      "as_of": .integer(asOf?.microseconds),
    ]
  }

  /// The newest runs of the trunk of other sources that losses are seen by.
  private func lossRuns(for history: RunHistory, suite: SuiteID, limit: Int) throws -> LossRuns {
    let rows = try connection.rows(
      .lossRuns,
      trunkPast(of: history, suite: suite).filter { $0.key != "source" }
        .merging(["limit": .integer(Self.mostLossRuns)]) { $1 }, row: LossRuns.Row.init)
    let own = try connection.first(
      .lossRun, ["run": .id(history.run.id)], row: LossRuns.Row.init)
    guard let own else { throw RecordingError.noSuchRun(String(history.run.id.rawValue)) }
    return LossRuns(of: own, among: rows, dimensions: history.dimensions, limit: limit)
  }

  /// Of how many runs those are chosen: a matrix has many at each commit.
  private static let mostLossRuns: Int64 = 2000

  /// The tests that some of the runs have and others do not.
  private func testsNotOfAll(_ runs: [RunID], _ renames: TestRenames) throws -> Set<TestID> {
    let tests = try runs.map { Set(try renames.applied(to: testsThatRan(in: $0)).tests) }
    guard let first = tests.first else { return [] }
    let (any, all) = tests.reduce((first, first)) { ($0.0.union($1), $0.1.intersection($1)) }
    return any.subtracting(all)
  }

  /// Of tests that a run lacks those that hold tests of it: Go's parents of sub-tests are tests only where they
  /// failed by themselves, or had no sub-tests yet.
  private func containers(among gone: [TestID], inRun id: RunID) throws -> Set<TestID> {
    guard !gone.isEmpty else { return [] }
    var containers: Set<[String?]> = []
    for test in try connection.rows(
      .subtestsOfRun, ["run": .id(id)],
      row: {
        (
          group: $0.optionalText(Columns.SubtestsOfRun.class),
          name: $0.text(Columns.SubtestsOfRun.name)
        )
      })
    {
      for mark in test.name.indices where test.name[mark] == "/" {
        containers.insert([test.group, String(test.name[..<mark])])
      }
    }
    guard !containers.isEmpty else { return [] }
    return Set(
      try identities(of: gone).filter { containers.contains([$1.className, $1.name]) }.keys)
  }

  /// The tests of a run in ascending order, and whether each ran.
  func testsThatRan(in id: RunID) throws -> (tests: [TestID], ran: [Bool]) {
    let block = try blocks.block(of: id)
    return (block.tests, block.ran)
  }

  func trunkRun(_ run: RunSummary, _ renames: TestRenames) throws -> RunHistory.TrunkRun {
    RunHistory.TrunkRun(run: run, results: try renames.applied(to: results(ofRun: run.id)))
  }
}

extension RunSummary {
  /// Whether somebody was at work when it ran.
  fileprivate var isDraft: Bool { isDirty && kind == .local }
}
