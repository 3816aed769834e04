import History

/// What becomes a run, a part of one, or attempts that are added to one.
extension RecordTransaction {
  /// Holds the place of a run's key until its reports have been read.
  private static let provisionalKey = String(repeating: "-", count: 32)

  /// A run of its own. Its key and what it continues depend on its reports, so it is written first and taken
  /// back where the store turns out to have it, or the run that its CI job is continued in.
  mutating func recordRun(
    _ reports: [ReportInput], into extras: inout CoverageAndBenchmarks
  ) throws {
    let before = warnings
    let cleanedBefore = redactions?.redactor
    try connection.execute("SAVEPOINT run")
    runID = try row.add(key: Self.provisionalKey)
    var fresh = CoverageAndBenchmarks()
    let writer = try readOnce(reports, as: .suite, clock: run.startedAt, into: &fresh)
    let key = RunIdentity.key(of: run, reportHashes: writer.hashes)
    let known = try connection.first(.findRun, ["key": .text(key)]) {
      RunID($0.integer(Columns.FindRun.id))
    }
    if let known {
      try connection.execute("ROLLBACK TO run; RELEASE run")
      runID = known
      if try jobs.continues(known), try !jobs.areLatest(writer.hashes, of: known) {
        warnings = before
        restore(cleanedBefore)
        try continueJob(reports, into: &extras)
      }
      return
    }
    let choice = try jobs.choice(for: runID, of: suite, hashes: writer.hashes)
    if let continued = runContinued(by: reports, choice) {
      try connection.execute("ROLLBACK TO run; RELEASE run")
      (runID, warnings) = (continued, before)
      restore(cleanedBefore)
      if case .run = choice { try continueJob(reports, into: &extras) }
      return
    }
    extras = fresh
    added = .run
    (tally, block) = (writer.tally, writer.block)
    try finish(writer, key: key)
    try addShard(writer: writer)
    try connection.execute("RELEASE run")
  }

  /// A part of a run. The first part that is recorded makes the run; a part that is recorded again
  /// with other reports adds attempts to its tests. Where a CI says that it is no later execution of the
  /// job, they are executions that forgive nothing: a sibling of one name may have made them.
  mutating func recordShard(
    _ reports: [ReportInput], into extras: inout CoverageAndBenchmarks
  ) throws {
    let key = RunIdentity.keyOfShards(run)
    let known = try connection.first(.findRun, ["key": .text(key)]) {
      RunID($0.integer(Columns.FindRun.id))
    }
    guard let known else {
      runID = try row.add(key: key)
      let writer = try readOnce(reports, as: .suite, clock: run.startedAt, into: &extras)
      added = .run
      (tally, block) = (writer.tally, writer.block)
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
    if isThere, try jobs.continues(runID) || jobs.precedes(runID) {
      return try continueJob(reports, into: &extras)
    }
    let isRepeat = try isThere && (run.attempt == nil || jobs.latest(of: runID) == nil)
    let writer = try addAttempts(of: reports, mode: isRepeat ? .rerun : .suite, into: &extras)
    guard let writer else { return }
    try noteContinuation(by: writer)
    try beginEarlier(began(by: writer))
    if isThere { try addCommand(failures: writer.failures, isWhole: true) }
    if !isThere { try addShard(writer: writer) }
    if isThere, !isRepeat, writer.knownTestCount > 0 {
      warnings.add(
        ReportWarning(
          "\(Units.count(writer.knownTestCount, "test")) of this part of the run again, but by no later CI "
            + "attempt, each time taken as an execution of its own; tell the jobs of a matrix apart by "
            + "--label KEY=VALUE or --run-key, and record retries with --attempt-of RUN"), of: nil)
    }
  }

  /// A run begins with the first of its parts, in whatever order they are recorded.
  func beginEarlier(_ start: Instant) throws {
    let run: [String: SQLValue] = ["run": .id(runID)]
    let stored =
      try connection.first(.startOfRun, run) { $0.integer(Columns.StartOfRun.startedAt) } ?? 0
    guard start.microseconds < stored else { return }
    try connection.run(
      .beginRunEarlier, run.merging(["started_at": .integer(start.microseconds)]) { $1 })
    try connection.run(
      .shiftTimings, run.merging(["shift": .integer(stored - start.microseconds)]) { $1 })
  }

  /// Reports of an execution that was measured from its start: what has the contents of an earlier
  /// report is then not that report again, but an execution that happened to take as long.
  func executions(_ reports: [ReportInput]) throws -> [ReportInput] {
    guard run.measurement != nil, let start = run.startedAt else { return reports }
    let known = try knownHashes()
    return reports.map { $0.apart(from: known, by: String(start.microseconds)) }
  }

  /// Adds attempts to a run that is there, from those of the reports that it does not have yet.
  @discardableResult
  mutating func addAttempts(
    of reports: [ReportInput], mode: AttemptMode, into extras: inout CoverageAndBenchmarks
  ) throws -> RunWriter? {
    let stored = try connection.first(.startOfRun, ["run": .id(runID)]) {
      Instant(microseconds: $0.integer(Columns.StartOfRun.startedAt))
    }
    let known = try knownHashes()
    try noteFormer()
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
    try noteAdded(by: writer)
    return writer
  }
}
