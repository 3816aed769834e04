import History

/// One call of `record` inside its transaction.
struct RecordTransaction {
  /// Holds the place of a run's key until its reports have been read.
  private static let provisionalKey = String(repeating: "-", count: 32)

  let run: RunDescription
  let project: Int64
  let suite: SuiteID
  let now: Instant
  let fingerprinter: Fingerprinter?
  let connection: Connection

  var runID = RunID(0)
  var added = RecordedRun.Addition.nothing
  /// What a run that was added comes to, where that is known.
  private(set) var tally: RunTally?
  var warnings = WarningList()

  init(
    run: RunDescription, project: Int64, suite: SuiteID, now: Instant,
    fingerprinter: Fingerprinter?, connection: Connection
  ) {
    self.run = run
    self.project = project
    self.suite = suite
    self.now = now
    self.fingerprinter = fingerprinter
    self.connection = connection
  }

  mutating func record(_ reports: [ReportInput], attemptOf: RunID?) throws {
    let ranked = reports.enumerated().sorted { a, b in
      (b.element.rank, a.offset) < (a.element.rank, b.offset)
    }.map(\.element)
    var ofTests = ranked.filter { $0.purpose == .tests }
    var others = ranked.filter { $0.purpose != .tests }
    let joined = ofTests.isEmpty && attemptOf == nil ? try runToJoin() : nil
    if ofTests.isEmpty && attemptOf == nil && joined == nil {
      ofTests = others.filter { $0.purpose == .benchmarks }
      others.removeAll { $0.purpose == .benchmarks }
    }
    var extras = CoverageAndBenchmarks()
    if let attemptOf {
      runID = attemptOf
      let writer = try addAttempts(of: executions(ofTests), mode: .rerun, into: &extras)
      if let writer { try addCommand(writer, isWhole: false) }
    } else if ofTests.isEmpty {
      guard let joined else {
        throw RecordingError.noRunToJoin(suite: run.suite, commit: run.source.commit)
      }
      runID = joined
    } else if run.shard.total > 1 {
      try recordShard(ofTests, into: &extras)
    } else {
      try recordRun(ofTests, into: &extras)
    }
    for input in others {
      try addExtras(of: input, to: &extras)
    }
    let remarks = try extras.write(to: runID, project: project, suite: suite, on: connection)
    for remark in remarks { warnings.add(remark, of: nil) }
  }

  private var row: RunRow { RunRow(run: run, suite: suite, now: now, connection: connection) }

  /// The newest run of the suite and commit, which reports without tests belong to.
  private func runToJoin() throws -> RunID? {
    try connection.first(
      .newestRunOfCommit,
      [
        "suite": .id(suite), "commit": .text(run.source.commit),
        "is_dirty": .integer(run.source.isDirty ? 1 : 0),
      ]
    ) { RunID($0.integer(0)) }
  }

  /// A run of its own. Its key and what it continues depend on its reports, so it is written first and taken
  /// back where the store turns out to have it, or the run that its CI job is continued in.
  private mutating func recordRun(
    _ reports: [ReportInput], into extras: inout CoverageAndBenchmarks
  ) throws {
    let before = warnings
    try connection.execute("SAVEPOINT run")
    runID = try row.add(key: Self.provisionalKey)
    var fresh = CoverageAndBenchmarks()
    let writer = try readOnce(reports, as: .suite, clock: run.startedAt, into: &fresh)
    let key = RunIdentity.key(of: run, reportHashes: writer.hashes)
    let known = try connection.first(.findRun, ["key": .text(key)]) {
      RunID($0.integer(0))
    }
    if let known {
      try connection.execute("ROLLBACK TO run; RELEASE run")
      runID = known
      if try jobs.continues(known), try !jobs.areLatest(writer.hashes, of: known) {
        warnings = before
        try continueJob(reports, into: &extras)
      }
      return
    }
    let choice = try jobs.choice(for: runID, of: suite, hashes: writer.hashes)
    if let continued = runContinued(by: reports, choice) {
      try connection.execute("ROLLBACK TO run; RELEASE run")
      (runID, warnings) = (continued, before)
      if case .run = choice { try continueJob(reports, into: &extras) }
      return
    }
    extras = fresh
    added = .run
    tally = writer.tally
    try finish(writer, key: key)
    try addShard(writer: writer)
    try connection.execute("RELEASE run")
  }

  /// Reports of an execution that was measured from its start: what has the contents of an earlier
  /// report is then not that report again, but an execution that happened to take as long.
  private func executions(_ reports: [ReportInput]) throws -> [ReportInput] {
    guard run.measurement != nil, let start = run.startedAt else { return reports }
    let known = try knownHashes()
    return reports.map { $0.apart(from: known, by: String(start.microseconds)) }
  }

  func knownHashes() throws -> Set<String> {
    Set(try connection.rows(.reportsOfRun, ["run": .id(runID)]) { $0.text(0) })
  }

  /// A part of a run. The first part that is recorded makes the run; a part that is recorded again
  /// with other reports adds attempts to its tests. Where a CI says that it is no later execution of the
  /// job, they are executions that forgive nothing: a sibling of one name may have made them.
  private mutating func recordShard(
    _ reports: [ReportInput], into extras: inout CoverageAndBenchmarks
  ) throws {
    let key = RunIdentity.keyOfShards(run)
    let known = try connection.first(.findRun, ["key": .text(key)]) {
      RunID($0.integer(0))
    }
    guard let known else {
      runID = try row.add(key: key)
      let writer = try readOnce(reports, as: .suite, clock: run.startedAt, into: &extras)
      added = .run
      tally = writer.tally
      try finish(writer, key: key)
      try addShard(writer: writer)
      return
    }
    runID = known
    let isThere =
      try connection.first(
        .hasShard,
        ["run": .id(runID), "number": .integer(run.shard.index)]
      ) { _ in true } ?? false
    if isThere, try jobs.continues(runID) { return try continueJob(reports, into: &extras) }
    let isRepeat = try isThere && (run.attempt == nil || jobs.latest(of: runID) == nil)
    let writer = try addAttempts(of: reports, mode: isRepeat ? .rerun : .suite, into: &extras)
    guard let writer else { return }
    try noteContinuation()
    if isThere { try addCommand(writer, isWhole: true) }
    if !isThere { try addShard(writer: writer) }
    if isThere, !isRepeat, writer.knownTestCount > 0 {
      warnings.add(
        ReportWarning(
          "\(Units.count(writer.knownTestCount, "test")) of this part of the run again, but by no later CI "
            + "attempt, each time taken as an execution of its own; tell the jobs of a matrix apart by "
            + "--label KEY=VALUE or --run-key, and record retries with --attempt-of RUN"), of: nil)
    }
  }

  /// Adds attempts to a run that is there, from those of the reports that it does not have yet.
  @discardableResult
  mutating func addAttempts(
    of reports: [ReportInput], mode: AttemptMode, into extras: inout CoverageAndBenchmarks
  ) throws -> RunWriter? {
    let stored = try connection.first(.startOfRun, ["run": .id(runID)]) {
      Instant(microseconds: $0.integer(0))
    }
    let known = try knownHashes()
    try connection.execute("SAVEPOINT attempts")
    var fresh = CoverageAndBenchmarks()
    let writer = try readOnce(reports, as: mode, clock: stored, beside: known, into: &fresh)
    if writer.hashes.allSatisfy(known.contains) {
      try connection.execute("ROLLBACK TO attempts; RELEASE attempts")
      return nil
    }
    extras = fresh
    added = .attempts
    try connection.execute("RELEASE attempts")
    return writer
  }

  /// Reads reports so that each counts once, whatever it is called: where one turns out to hold what
  /// the run has already, all is taken back and the others are read again.
  ///
  /// `known`: the hashes of the reports that the run has; nil for a new run.
  private mutating func readOnce(
    _ reports: [ReportInput], as mode: AttemptMode, clock: Instant?,
    beside known: Set<String>? = nil, into extras: inout CoverageAndBenchmarks
  ) throws -> RunWriter {
    let before = warnings
    try connection.execute("SAVEPOINT reading")
    let writer = try RunWriter(
      run: runID, suite: suite, mode: mode, clock: clock, fingerprinter: fingerprinter,
      on: connection)
    if known != nil { try writer.continueRun() }
    var fresh = CoverageAndBenchmarks()
    try read(reports, by: writer, into: &fresh)
    var seen = known ?? []
    let isNew = writer.hashes.map { seen.insert($0).inserted }
    let new = zip(reports, isNew).filter(\.1).map(\.0)
    if new.count == reports.count || new.isEmpty || !new.allSatisfy(\.canBeReadAgain) {
      try connection.execute("RELEASE reading")
      extras = fresh
      return writer
    }
    try connection.execute("ROLLBACK TO reading; RELEASE reading")
    warnings = before
    for (input, isNew) in zip(reports, isNew) where !isNew {
      warnings.add(ReportWarning("was recorded already, and counts once"), of: input.name)
    }
    return try readOnce(new, as: mode, clock: clock, beside: known, into: &extras)
  }

  private mutating func read(
    _ reports: [ReportInput], by writer: RunWriter, into extras: inout CoverageAndBenchmarks
  ) throws {
    for input in reports {
      extras.beginReport()
      let reading = try writer.add(input) { extras.add($0) }
      try note(input, reading)
      try checkOwn(input, reading, durations: writer.fineDurations)
    }
    try writer.finish()
    warnings.add(contentsOf: writer.warnings)
    if writer.isEmpty {
      warnings.add(
        ReportWarning("no test stands in what was recorded; was the right file named?"), of: nil)
    }
  }

  private mutating func addExtras(of input: ReportInput, to extras: inout CoverageAndBenchmarks)
    throws
  {
    var fresh: [ReportEvent] = []
    var remarks: [ReportWarning] = []
    let reading = try input.read { event in
      switch event {
      case .coverage, .benchmark: fresh.append(event)
      case .warning(let warning): remarks.append(warning)
      case .attempt, .runError: break
      }
    }
    for remark in remarks { warnings.add(remark, of: input.name) }
    let known = try connection.first(
      .hasReport,
      ["run": .id(runID), "hash": .text(reading.contentHash.hex)]
    ) { _ in true }
    guard known == nil else { return }
    if added == .nothing { added = .coverageOrBenchmarks }
    extras.beginReport()
    for event in fresh { extras.add(event) }
    try note(input, reading)
  }

  private func note(_ input: ReportInput, _ reading: ReportInput.Reading) throws {
    let attempt = input.purpose == .tests ? run.attempt : nil
    try connection.run(
      .addReport,
      [
        "run": .id(runID), "hash": .text(reading.contentHash.hex),
        "name": .text(input.name), "format": .text(reading.summary.format),
        "dialect": .text(reading.summary.dialect?.name), "bytes": .integer(reading.bytes),
        "recorded_at": .integer(now.microseconds), "shard": .integer(run.shard.index),
        "ci_job": .text(attempt?.job), "ci_attempt": .integer(attempt?.number),
        "ci_batch": .text(attempt?.batch),
      ])
  }

  private mutating func finish(_ writer: RunWriter, key: String) throws {
    if let warning = try row.finish(runID, key: key, writer) { warnings.add(warning, of: nil) }
  }

  private func addShard(writer: RunWriter) throws {
    try ShardWriter(connection: connection).add(
      run.shard, of: runID, run, writer.summaries, tests: writer.testCount,
      failures: writer.failures,
      sumOfDurations: writer.sumOfDurations)
    try addCommand(writer, isWhole: true)
  }

  func addCommand(_ writer: RunWriter, isWhole: Bool) throws {
    guard let end = run.measurement?.end else { return }
    try CommandWriter(connection: connection).add(
      end.knowing(failures: writer.failures), of: runID, shard: run.shard.index, isWhole: isWhole)
  }
}
