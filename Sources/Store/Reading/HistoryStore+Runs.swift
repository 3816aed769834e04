public import History

extension HistoryStore {
  /// The row of the run that an id names: its whole key, the beginning of it, or `latest` for the
  /// one that was recorded last.
  ///
  /// `suite`: what `latest` is limited to, if anything.
  /// `branch`: what `latest` is limited to, if anything.
  /// - Throws: `RecordingError.noSuchRun` or `.ambiguousRun`.
  public func runID(_ id: String, suite: String? = nil, branch: String? = nil) throws -> Int64 {
    if id == "latest" {
      let latest = try connection.first(
        "Judging/latest-run", ["suite": .text(suite), "branch": .text(branch)]
      ) { $0.integer(0) }
      guard let latest else { throw RecordingError.noSuchRun(id) }
      return latest
    }
    let prefix = id.lowercased()
    guard !prefix.isEmpty, prefix.allSatisfy(\.isHexDigit) else {
      throw RecordingError.noSuchRun(id)
    }
    let matches = try connection.rows("Judging/runs-like", ["prefix": .text(prefix)]) {
      $0.integer(0)
    }
    guard let match = matches.first else { throw RecordingError.noSuchRun(id) }
    guard matches.count == 1 else { throw RecordingError.ambiguousRun(id) }
    return match
  }

  /// The key of a run.
  public func key(ofRun row: Int64) throws -> String {
    try facts(ofRun: row)?.id ?? ""
  }

  /// The runner that wrote a run's reports, as far as they show it.
  public func dialect(ofRun row: Int64) throws -> String? {
    try connection.first("Judging/dialect-of-run", ["run": .integer(row)]) { $0.optionalText(0) }
      ?? nil
  }

  /// The project's name where the store has one project alone.
  public func onlyProject() throws -> String? {
    let names = try connection.rows("Recording/projects") { $0.text(1) }
    return names.count == 1 ? names.first : nil
  }

  /// A run with its counts, coverage and errors.
  public func summary(ofRun row: Int64) throws -> RunSummary {
    try summary(ofRun: row, tally(ofRun: row))
  }

  /// The same where it is known what the attempts come to.
  func summary(ofRun row: Int64, _ tally: RunTally) throws -> RunSummary {
    guard var summary = try facts(ofRun: row) else { throw RecordingError.noSuchRun(String(row)) }
    summary.counts = tally.counts
    summary.duration = tally.duration
    return summary
  }

  /// What the attempts of a run come to.
  func tally(ofRun row: Int64) throws -> RunTally {
    var tally = RunTally()
    try forEachResult(ofRun: row) { tally.add($0, of: $1) }
    return tally
  }

  /// A run with its coverage and errors, and without its counts, which take its tests to know.
  public func facts(ofRun row: Int64) throws -> RunSummary? {
    try connection.first("Judging/run", ["run": .integer(row)], row: RunSummary.init(row:))
      .map(complete)
  }

  /// The tests of a run in ascending order.
  public func results(ofRun row: Int64) throws -> [TestResult] {
    var results: [TestResult] = []
    try forEachResult(ofRun: row) { result, _ in results.append(result) }
    return results
  }

  /// Calls with each test of a run in ascending order and its attempts; they are not kept.
  private func forEachResult(
    ofRun row: Int64, _ body: (TestResult, [Attempt]) -> Void
  ) throws {
    var test: TestID?
    var attempts: [Attempt] = []
    func close() {
      if let test, let result = TestResult(test: test, attempts: attempts) {
        body(result, attempts)
      }
      attempts.removeAll(keepingCapacity: true)
    }
    let statement = try connection.statement("Judging/attempts-of-run")
    statement.bind(1, row)
    defer { statement.reset() }
    while try statement.step() {
      let id = TestID(statement.integer(0))
      if id != test {
        close()
        test = id
      }
      attempts.append(
        Attempt(
          outcome: Outcome(rawValue: UInt8(clamping: statement.integer(1))) ?? .errored,
          mode: AttemptMode(rawValue: UInt8(clamping: statement.integer(2))) ?? .suite,
          duration: statement.optionalInteger(3)))
    }
    close()
  }

  /// What the first attempts of a run took, of the tests that passed.
  public func durations(ofRun row: Int64) throws -> RunDurations {
    var durations = RunDurations()
    let statement = try connection.statement("Judging/durations-of-run")
    statement.bind(1, row)
    defer { statement.reset() }
    while try statement.step() {
      durations.tests.append(TestID(statement.integer(0)))
      durations.microseconds.append(statement.integer(1))
    }
    return durations
  }

  /// The identities of tests.
  public func identities(of tests: some Sequence<TestID>) throws -> [TestID: TestIdentity] {
    var result: [TestID: TestIdentity] = [:]
    for test in tests where result[test] == nil {
      result[test] = try connection.first("Judging/identity", ["test": .integer(test.rawValue)]) {
        TestIdentity(
          file: $0.optionalText(0), group: $0.optionalText(1), name: $0.text(2))
      }
    }
    return result
  }

  func complete(_ summary: RunSummary) throws -> RunSummary {
    var summary = summary
    let run: [String: SQLValue] = ["run": .integer(summary.row)]
    summary.coverage = try connection.first("Judging/coverage-of-run", run) {
      CoverageCounts(
        linesCovered: $0.integer(0), linesTotal: $0.integer(1), branchesCovered: $0.integer(2),
        branchesTotal: $0.integer(3))
    }
    summary.errors = try connection.rows("Judging/errors-of-run", run) {
      RunError(
        name: $0.text(0),
        failure: Failure(
          type: $0.optionalText(1), message: $0.optionalText(2), detail: $0.optionalText(3)))
    }
    return summary
  }
}

extension RunSummary {
  /// The run of a row of the view `run_list`.
  init(row: Statement) {
    self.init(
      row: row.integer(0), id: row.text(1), project: row.text(2), suite: row.text(3),
      source: row.text(5), kind: RunKind(word: row.text(10)) ?? .local,
      startedAt: Instant(microseconds: row.integer(12)), isComplete: row.bool(14),
      environment: EnvironmentClass(
        cpuModel: row.optionalText(25), cores: row.optionalInteger(26).map(Int.init)))
    commit = row.optionalText(6)
    subject = row.optionalText(7)
    isDirty = row.bool(8)
    branch = row.optionalText(9)
    buildURL = row.optionalText(11)
    excludedWhy = row.optionalText(15)
    depth = row.optionalInteger(16).map(Int.init)
    baseDepth = row.optionalInteger(17).map(Int.init)
    if let wall = row.optionalInteger(18), let origin = WallTime.Origin(rawValue: row.text(19)) {
      self.wall = WallTime(microseconds: wall, origin: origin)
    }
    user = row.optionalInteger(20)
    system = row.optionalInteger(21)
    cores = row.optionalReal(22)
    workers = row.optionalInteger(23).map(Int.init)
    probe = row.optionalReal(24)
  }
}
