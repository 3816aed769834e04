import History

/// Writes the parts of a run that is made of its recordings, by the rules by which executions of a CI's job continue
/// each other.
struct UnionPart {
  let run: RunID
  let connection: Connection

  /// What is known of a part.
  private struct Known {
    var isComplete: Bool
    var tests: Int64?
  }

  /// Settles errors that a later execution of the whole part was without.
  ///
  /// - Returns: whether the errors of this recording are settled by what is there.
  func settle(_ recording: RunContent, _ step: UnionSteps.Step) throws -> Bool {
    guard let shard = recording[.shards].all.first, let known = try known(shard) else {
      return false
    }
    switch step {
    case .continuation:
      if isWhole(shard, beside: known) {
        let part = shard["number"] ?? .null
        try connection.run(.settleErrors, ["run": .id(run), "shard": part])
      }
      return false
    case .late: return known.isComplete && takes(known, shard)
    default: return false
    }
  }

  /// Writes a part, or what an execution of it changes.
  func add(_ shard: [String: SQLValue], _ step: UnionSteps.Step) throws {
    let part: [String: SQLValue] = ["run": .id(run), "number": shard["number"] ?? .null]
    switch step {
    case .first, .part, .attempts, .extras: return try insert(shard)
    case .again, .sibling: return
    case .continuation, .late: break
    }
    guard let known = try known(shard) else { return try insert(shard) }
    let ended = shard.integer("is_complete") == 1
    let isComplete: Bool
    if step == .continuation {
      if isWhole(shard, beside: known) && !known.isComplete {
        try connection.run(.removeShard, part)
        return try insert(shard)
      }
      isComplete = ended && known.isComplete
    } else {
      isComplete = known.isComplete && (takes(known, shard) || ended)
    }
    let tests = known.tests.map { max($0, shard.integer("tests") ?? 0) }
    try connection.run(
      .changeShard,
      part.merging(["is_complete": .integer(isComplete ? 1 : 0), "tests": .integer(tests)]) { $1 })
  }

  /// Whether an execution ran to its end and had as many tests as those before it.
  private func isWhole(_ shard: [String: SQLValue], beside known: Known) -> Bool {
    guard shard.integer("is_complete") == 1, let tests = known.tests else { return false }
    return shard.integer("tests") ?? 0 >= tests
  }

  private func takes(_ known: Known, _ shard: [String: SQLValue]) -> Bool {
    known.tests.map { $0 >= shard.integer("tests") ?? 0 } ?? false
  }

  private func known(_ shard: [String: SQLValue]) throws -> Known? {
    try connection.first(
      .shardOfRun, ["run": .id(run), "number": shard["number"] ?? .null]
    ) {
      Known(
        isComplete: $0.integer(Columns.ShardOfRun.isComplete) == 1,
        tests: $0.optionalInteger(Columns.ShardOfRun.tests))
    }
  }

  private func insert(_ shard: [String: SQLValue]) throws {
    let machine: Set<String> = [
      "os", "os_version", "arch", "cpu_model", "machine_cores", "memory_bytes", "image",
    ]
    var environment = Environment()
    environment.osName = shard.text("os")
    environment.osVersion = shard.text("os_version")
    environment.arch = shard.text("arch")
    environment.cpuModel = shard.text("cpu_model")
    environment.logicalCores = shard.integer("machine_cores").map { Int(clamping: $0) }
    environment.memory = shard.integer("memory_bytes")
    environment.runnerImage = shard.text("image")
    let isKnown = machine.contains { shard[$0] ?? .null != .null }
    let id = isKnown ? try ShardWriter(connection: connection).environmentID(environment) : nil
    try connection.run(
      .addUnitedShard,
      shard.without(machine).merging(["run": .id(run), "environment": .integer(id)]) { $1 })
  }
}
