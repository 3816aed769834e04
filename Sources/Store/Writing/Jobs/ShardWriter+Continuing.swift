import History

extension ShardWriter {
  /// Writes what a later execution of the job that a part of a run is of changes of it.
  ///
  /// One that broke off leaves the part incomplete. One that ran to its end and had at least as many tests
  /// takes the place of what broke off or had errors outside of tests before.
  func update(
    _ shard: Shard, of id: RunID, _ run: RunDescription, by writer: RunWriter, at now: Instant
  ) throws {
    let part: [String: SQLValue] = ["run": .id(id), "number": .integer(shard.index)]
    let before = try connection.first(.shardOfRun, part) {
      (
        isComplete: $0.integer(Columns.ShardOfRun.isComplete) == 1,
        tests: $0.optionalInteger(Columns.ShardOfRun.tests).map { Int($0) }
      )
    }
    guard let before else { return }
    let ended = isComplete(run, writer.summaries, failures: writer.failures)
    let isWhole = ended && before.tests.map { writer.testCount >= $0 } ?? false
    if isWhole {
      try connection.run(.settleErrors, ["run": .id(id), "shard": .integer(shard.index)])
    }
    if isWhole && !before.isComplete {
      try connection.run(.removeShard, part)
      return try add(shard, of: id, run, by: writer, at: now)
    }
    try connection.run(
      .changeShard,
      part.merging([
        "is_complete": .integer(ended && before.isComplete ? 1 : 0),
        "tests": .integer(before.tests.map { max($0, writer.testCount) }),
      ]) { $1 })
    try connection.run(.ownErrors, ["run": .id(id), "shard": .integer(shard.index)])
    try connection.run(.completeRun, ["run": .id(id)])
  }
}
