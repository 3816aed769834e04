public import History

extension HistoryStore {
  /// Stores a run from its reports in one transaction: all of it, or nothing where a report cannot be
  /// read.
  ///
  /// The same reports for the same run again add nothing. Reports of coverage or benchmarks alone join
  /// the newest run of the suite and commit.
  /// `attemptOf`: a run that the reports add attempts to, instead of making a run.
  /// `now`: when this happens; the start of a run whose start nobody knows.
  /// - Throws: `RecordingError`, `StoreError`, and what the inputs throw.
  public func record(
    _ run: RunDescription, reports: [ReportInput], attemptOf: RunID? = nil, at now: Instant
  ) throws -> RecordedRun {
    if run.shard.total > 1 && run.runKey == nil { throw RecordingError.shardWithoutRunKey }
    // All that recording writes refers to rows that it has just read or written, and it keeps the block itself.
    let recorded = try connection.withoutChecksAndTriggers {
      try connection.transaction {
        try checkBeforeWriting(at: now)
        return try keepingSeals {
          try recordInTransaction(run, reports, attemptOf: attemptOf, at: now)
        }
      }
    }
    try connection.writeBack()
    return recorded
  }

  private func recordInTransaction(
    _ run: RunDescription, _ reports: [ReportInput], attemptOf: RunID?, at now: Instant
  ) throws -> RecordedRun {
    let names: [String: SQLValue] = ["name": .text(run.project)]
    try connection.run(.addProject, names)
    let project = try id(.findProject, names)
    let suiteNames: [String: SQLValue] = [
      "project": .integer(project), "name": .text(run.suite),
    ]
    try connection.run(.addSuite, suiteNames)
    let suite = SuiteID(try id(.findSuite, suiteNames))
    if let attemptOf { try AttemptPlace(connection: connection).check(run, addedTo: attemptOf) }
    let redactions = redacts ? Redactions() : nil
    var session = RecordTransaction(
      run: redactions?.cleaned(run) ?? run, project: project, suite: suite, now: now,
      fingerprinter: fingerprinter, redactions: redactions, connection: connection)
    try session.record(reports, attemptOf: attemptOf)
    try addFingerprints()
    return try recording(of: session)
  }

  /// As many runs as a baseline has at the most, twice.
  private static let newestWithBlocks = 60

  private func id(_ query: EmbeddedStatement, _ parameters: [String: SQLValue]) throws -> Int64 {
    try connection.first(query, parameters) { $0.integer(Statement.only) } ?? 0
  }

  private func recording(of session: RecordTransaction) throws -> RecordedRun {
    if session.added == .run || session.added == .attempts {
      try blocks.keep(session.block, of: session.runID)
      try blocks.makeMissing(inSuite: session.suite, newest: Self.newestWithBlocks)
    }
    let tally = try session.tally ?? self.tally(ofRun: session.runID)
    let summary = try summary(ofRun: session.runID, tally)
    if session.added != .nothing { try keepTotals(of: summary, firstDuration: tally.firstDuration) }
    let benchmarks = Int(
      try id(.countBenchmarks, ["run": .id(summary.id)]))
    var recorded = RecordedRun(
      run: summary.id, key: summary.key, added: session.added, suite: summary.suite,
      counts: summary.counts,
      benchmarks: benchmarks, duration: summary.duration, wall: summary.wall,
      coverage: summary.coverage, errors: summary.errors.count, isComplete: summary.isComplete,
      warnings: session.warnings.all)
    recorded.firstErrors = Array(summary.errors.prefix(RecordedRun.errorsTold))
    recorded.hasNewBenchmarks = session.hasNewBenchmarks
    if let redactions = session.redactions, session.added != .nothing {
      recorded.redacted = redactions.redactor.count
    }
    return recorded
  }

  /// Keeps what the run came to, so that trends need not count its tests again.
  func keepTotals(of run: RunSummary, firstDuration: Int64?) throws {
    let (counts, coverage) = (run.counts, run.coverage)
    try connection.run(
      .addTotals,
      [
        "run": .id(run.id), "tests": .integer(counts.tests),
        "attempts": .integer(counts.attempts), "passed": .integer(counts.passed),
        "failed": .integer(counts.failed), "errored": .integer(counts.errored),
        "skipped": .integer(counts.skipped), "xfailed": .integer(counts.xfailed),
        "xpassed": .integer(counts.xpassed), "flaky": .integer(counts.flaky),
        "tests_us": .integer(firstDuration),
        "lines_covered": .integer(coverage?.linesCovered),
        "lines_total": .integer(coverage?.linesTotal),
        "branches_covered": .integer(coverage?.branchesCovered),
        "branches_total": .integer(coverage?.branchesTotal),
      ])
    try keepWall(of: run.id)
  }
}
