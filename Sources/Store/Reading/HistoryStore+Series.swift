public import History

extension HistoryStore {
  /// What was measured of a suite in the complete runs of its trunk, the last ones, oldest first.
  public func series(ofSuite suite: String, trunk: String, last count: Int) throws -> SuiteSeries {
    let runs = try connection.rows(
      "Judging/trunk-runs",
      ["suite": .text(suite), "trunk": .text(trunk), "limit": .integer(count)],
      row: RunSummary.init(row:))
    var series = SuiteSeries(runs: try runs.reversed().map(complete))
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
      "Judging/trunk-runs",
      ["suite": .text(suite), "trunk": .text(trunk), "limit": .integer(count)]
    ) { RunID($0.integer(0)) }.reversed()
  }

  /// The tests whose id is a text or holds it, the exact one first.
  public func tests(like text: String, suite: String?) throws -> [TestID] {
    try connection.rows(
      "Judging/tests-like", ["suite": .text(suite), "test": .text(text)]
    ) { TestID($0.integer(0)) }
  }

  /// The failures of a test, newest first, at most 500.
  public func failures(of test: TestID) throws -> [SeenFailure] {
    try connection.rows("Judging/failures-of-test", ["test": .id(test)]) {
      SeenFailure(
        run: RunKey($0.text(0)), seen: Instant(microseconds: $0.integer(1)),
        commit: $0.optionalText(2),
        failure: Failure(
          type: $0.optionalText(3), message: $0.optionalText(4), detail: $0.optionalText(5)))
    }
  }

  private func phases(ofRun id: RunID) throws -> (durations: RunDurations, calls: RunDurations) {
    let hasPhases = try connection.first("Judging/has-timings", ["run": .id(id)]) { _ in true
    }
    // To look for the phases of each test costs as much as to read it.
    guard hasPhases != nil else { return (try durations(ofRun: id), RunDurations()) }
    var (durations, calls) = (RunDurations(), RunDurations())
    let statement = try connection.statement("Judging/phases-of-run")
    statement.bind(1, id.rawValue)
    defer { statement.reset() }
    while try statement.step() {
      let test = TestID(statement.integer(0))
      durations.tests.append(test)
      durations.microseconds.append(statement.integer(1))
      if let call = statement.optionalInteger(2) {
        calls.tests.append(test)
        calls.microseconds.append(call)
      }
    }
    return (durations, calls)
  }

  private func benchmarks(ofRun id: RunID) throws -> [TestID: Double] {
    var benchmarks: [TestID: Double] = [:]
    let statement = try connection.statement("Judging/benchmarks-of-run")
    statement.bind(1, id.rawValue)
    defer { statement.reset() }
    while try statement.step() { benchmarks[TestID(statement.integer(0))] = statement.real(1) }
    return benchmarks
  }
}
