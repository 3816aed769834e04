import History

/// Writes what a run or a part of it was measured to take, and where it ran.
struct ShardWriter {
  let connection: Connection

  func add(
    _ shard: Shard, of id: RunID, _ run: RunDescription, by writer: RunWriter, at now: Instant
  ) throws {
    let row = row(of: shard, run, by: writer, at: now)
    try connection.run(
      .addShard,
      row.merging([
        "run": .id(id), "environment": .integer(try environmentID(run.environment)),
      ]) { $1 })
    try connection.run(.ownErrors, ["run": .id(id), "shard": .integer(shard.index)])
    try connection.run(.completeRun, ["run": .id(id)])
  }

  /// What was measured of a part, apart from any store; its start where the clock that says it can be believed.
  func row(
    of shard: Shard, _ run: RunDescription, by writer: RunWriter, at now: Instant
  ) -> [String: SQLValue] {
    let summaries = writer.summaries
    let wall = WallTime.surest(
      option: run.wall, measured: run.measurement, reports: summaries,
      sumOfDurations: writer.sumOfDurations)
    let cores = run.environment.availableCores ?? run.environment.logicalCores.map(Double.init)
    let began = (run.startedAt ?? writer.toldStarts.first).flatMap {
      RunStart.fault(of: $0, committed: nil, now: now) == nil ? $0 : nil
    }
    return [
      "number": .integer(shard.index), "total": .integer(shard.total),
      "is_complete": .integer(isComplete(run, summaries, failures: writer.failures) ? 1 : 0),
      "wall_us": .integer(wall?.microseconds), "wall_source": .text(wall?.origin.rawValue),
      "user_us": .integer(run.measurement?.user),
      "system_us": .integer(run.measurement?.system), "cores": .real(cores),
      "workers": .integer(run.workers ?? summaries.compactMap(\.workers).max()),
      "runner": .text(run.environment.runnerName),
      "probe_version": .integer(run.measurement?.probe?.version),
      "probe_before_us": .integer(run.measurement?.probe?.first),
      "probe_after_us": .integer(run.measurement?.probe?.second),
      "tests": .integer(writer.testCount), "build_us": .integer(wall?.build),
      "started_at": .integer(began?.microseconds),
    ]
  }

  /// Whether the reports tell of all tests: a command that was cut short may have left some out.
  ///
  /// `failures`: how many of them failed, by which a command that stops at some shows that it did.
  func isComplete(_ run: RunDescription, _ summaries: [ReportSummary], failures: Int) -> Bool {
    summaries.allSatisfy(\.isComplete) && !run.lacksReports
      && run.measurement?.end.knowing(failures: failures).isCutShort != true
  }

  func environmentID(_ environment: Environment) throws -> Int64 {
    let columns: [(name: String, text: String?)] = [
      ("os", environment.osName), ("os_version", environment.osVersion),
      ("arch", environment.arch), ("cpu_model", environment.cpuModel),
      ("cores", environment.logicalCores.map(String.init)),
      ("memory_bytes", environment.memory.map(String.init)), ("image", environment.runnerImage),
    ]
    var hash = ContentHash()
    for column in columns {
      hash.update(column.text ?? "")
      hash.update([0])
    }
    let key = SQLValue.integer(Int64(bitPattern: hash.finish().high))
    try connection.run(
      .addEnvironment,
      [
        "key": key, "os": .text(environment.osName), "os_version": .text(environment.osVersion),
        "arch": .text(environment.arch), "cpu_model": .text(environment.cpuModel),
        "cores": .integer(environment.logicalCores), "memory_bytes": .integer(environment.memory),
        "image": .text(environment.runnerImage),
      ])
    return try connection.first(.findEnvironment, ["key": key]) {
      $0.integer(Columns.FindEnvironment.id)
    } ?? 0
  }
}
