import History

/// An execution of a CI's job whose report comes after that of a later one: attempts stand in the order in which the
/// CI made them, whenever their reports come.
extension RecordTransaction {
  /// Adds an earlier execution of the CI's job before what the run has of it.
  mutating func addLateExecution(
    _ reports: [ReportInput], into extras: inout CoverageAndBenchmarks
  ) throws {
    let order = AttemptOrder(run: runID, connection: connection)
    let before = try order.counts()
    let others = try knownHashes().subtracting(jobs.reportsOfThis(in: runID))
    let writer = try addAttempts(
      of: reports.map { $0.apart(from: others, by: jobs.salt) }, mode: .rerun, into: &extras)
    guard let writer else { return }
    try order.moveToFront(behind: before)
    try beginEarlier(began(by: writer))
    try ShardWriter(connection: connection).note(late: writer, run.shard, of: runID, run)
  }
}

extension ShardWriter {
  /// Writes what an execution of a part changes that a later one was recorded before. Where that ran to its end and
  /// had at least as many tests, errors of the earlier one are settled, and that it broke off says nothing.
  fileprivate func note(
    late writer: RunWriter, _ shard: Shard, of id: RunID, _ run: RunDescription
  ) throws {
    let part: [String: SQLValue] = ["run": .id(id), "number": .integer(shard.index)]
    let later = try connection.first(.shardOfRun, part) {
      (
        isComplete: $0.integer(Columns.ShardOfRun.isComplete) == 1,
        tests: $0.optionalInteger(Columns.ShardOfRun.tests).map { Int($0) }
      )
    }
    guard let later else { return }
    let isWhole = later.isComplete && later.tests.map { $0 >= writer.testCount } ?? false
    if isWhole { try connection.run(.settleNewErrors, ["run": .id(id)]) }
    try connection.run(.ownErrors, ["run": .id(id), "shard": .integer(shard.index)])
    let ended = isComplete(run, writer.summaries, failures: writer.failures)
    try connection.run(
      .changeShard,
      part.merging([
        "is_complete": .integer(later.isComplete && (isWhole || ended) ? 1 : 0),
        "tests": .integer(later.tests.map { max($0, writer.testCount) }),
      ]) { $1 })
    try connection.run(.completeRun, ["run": .id(id)])
  }
}
