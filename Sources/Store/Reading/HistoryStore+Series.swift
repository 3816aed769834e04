public import History

extension HistoryStore {
  /// What was measured of a suite in the complete runs of its trunk, the last ones, oldest first.
  public func series(ofSuite suite: String, trunk: String, last count: Int) throws -> SuiteSeries {
    let runs = try trunkRuns(ofSuite: suite, trunk: trunk, last: count)
    var series = SuiteSeries(runs: try runs.map(facts(ofRun:)))
    for run in series.runs {
      let (durations, calls) = try phases(ofRun: run.id)
      series.durations.append(durations)
      series.calls.append(calls)
      series.benchmarks.append(try benchmarks(ofRun: run.id))
    }
    return series
  }

  /// The complete runs of a trunk, the last ones, oldest first.
  public func trunkRuns(ofSuite suite: String, trunk: String, last count: Int) throws -> [RunID] {
    try connection.rows(
      .trunkRuns,
      ["suite": .text(suite), "trunk": .text(trunk), "limit": .integer(count)]
    ) { RunID($0.integer(Columns.TrunkRuns.runID)) }.reversed()
  }

  /// The tests whose id is a text or holds it, the exact one first; where there is
  /// none, those that differ from it only in what changes from run to run.
  public func tests(like text: String, suite: String?) throws -> [TestID] {
    let masked = TestIdentity.maskedID(text)
    // An id of a run or a commit is all digits, of which nothing stays to look for.
    let isName = masked != text && masked.contains { $0.isLetter }
    let named = TestIdentity.id(ofNode: text).map { [$0] } ?? []
    for pattern in [text] + named + (isName ? [String(masked.map { $0 == "#" ? "*" : $0 })] : []) {
      let found = try connection.rows(
        .testsLike, ["suite": .text(suite), "test": .text(pattern)]
      ) { TestID($0.integer(Columns.TestsLike.testID)) }
      if !found.isEmpty { return found }
    }
    return []
  }

  /// The failures of a test, newest first, at most 500.
  public func failures(of test: TestID) throws -> [SeenFailure] {
    try connection.rows(.failuresOfTest, ["test": .id(test)]) {
      SeenFailure(
        run: RunKey($0.text(Columns.FailuresOfTest.run)),
        seen: Instant(microseconds: $0.integer(Columns.FailuresOfTest.startedAt)),
        commit: $0.optionalText(Columns.FailuresOfTest.commitHash),
        failure: Failure(
          type: $0.optionalText(Columns.FailuresOfTest.type),
          message: $0.optionalText(Columns.FailuresOfTest.message),
          detail: $0.optionalText(Columns.FailuresOfTest.detail)))
    }
  }

  private func phases(ofRun id: RunID) throws -> (durations: RunDurations, calls: RunDurations) {
    let hasPhases = try connection.first(.hasTimings, ["run": .id(id)]) { _ in true
    }
    // To look for the phases of each test costs as much as to read it.
    guard hasPhases != nil else { return (try durations(ofRun: id), RunDurations()) }
    let durations = try durations(ofRun: id)
    var (calls, place) = (RunDurations(), 0)
    let statement = try connection.statement(.callsOfRun)
    statement.bind(Parameters.CallsOfRun.run, id.rawValue)
    defer { statement.reset() }
    while try statement.step() {
      let test = TestID(statement.integer(Columns.CallsOfRun.testID))
      while place < durations.tests.count, durations.tests[place] < test { place += 1 }
      guard place < durations.tests.count, durations.tests[place] == test else { continue }
      calls.tests.append(test)
      calls.microseconds.append(statement.integer(Columns.CallsOfRun.callUs))
    }
    return (durations, calls)
  }

}
