import History

/// What was recorded by a CI job that may have been started again.
extension RecordTransaction {
  var jobs: JobAttempts { JobAttempts(run: run, connection: connection) }

  /// The run that the new one turns out to be or to continue.
  mutating func runContinued(
    by reports: [ReportInput], _ choice: JobSiblings.Choice
  ) -> RunID? {
    switch choice {
    case .none: return nil
    case .recorded(let id): return id
    case .run(let id):
      if reports.allSatisfy(\.canBeReadAgain) { return id }
      warnings.add(
        ReportWarning(
          "what comes through a pipe does not continue the run of this CI job, and is a run of its own; "
            + "record the file"), of: nil)
      return nil
    case .several(let count):
      warnings.add(
        ReportWarning(
          "this CI job was started again, and \(count) runs could be the one that it continues, so that it "
            + "is a run of its own; tell the jobs of a matrix apart by --label KEY=VALUE or --run-key"
        ),
        of: nil)
      return nil
    }
  }

  /// Adds another execution of the CI's job to the run of the job.
  mutating func continueJob(
    _ reports: [ReportInput], into extras: inout CoverageAndBenchmarks
  ) throws {
    if try jobs.precedes(runID) { return try addLateExecution(reports, into: &extras) }
    let older = try knownHashes().subtracting(jobs.latestReports(of: runID))
    let writer = try addAttempts(
      of: reports.map { $0.apart(from: older, by: jobs.salt) }, mode: .rerun, into: &extras)
    guard let writer else { return }
    try ShardWriter(connection: connection).update(run.shard, of: runID, run, by: writer, at: now)
    try addCommand(failures: writer.failures, isWhole: true)
    try noteContinuation(by: writer)
    try beginEarlier(began(by: writer))
  }

  func noteContinuation(by writer: RunWriter) throws {
    try connection.run(.continueRun, ["run": .id(runID), "now": .integer(now.microseconds)])
    try noteLateFailures(writer)
  }

  /// When that began which is recorded, as far as clocks can be believed; else now.
  func began(by writer: RunWriter) -> Instant {
    let stated = run.startedAt.map { [$0] } ?? writer.toldStarts
    return RunStart.choose(among: stated, committed: run.source.committedAt, now: now).start
  }

  /// Keeps when that began which failed after the run had begun.
  func noteLateFailures(_ writer: RunWriter) throws {
    guard writer.failures > 0 else { return }
    let start = began(by: writer)
    try connection.run(
      .noteLateFailures,
      [
        "run": .id(runID), "began_at": .integer(start.microseconds),
        "now": .integer(now.microseconds),
      ])
  }
}
