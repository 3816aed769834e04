import History

extension RunSummary {
  /// The run of a row of the statement `run`.
  init(id: RunID, row: Statement) throws {
    self.init(
      id: id, key: RunKey(try row.text("run")), project: try row.text("project"),
      suite: try row.text("suite"), source: SourceKey(try row.text("source")),
      kind: RunKind(word: try row.text("kind")) ?? .local,
      startedAt: Instant(microseconds: try row.integer("started_at")),
      isComplete: try row.bool("is_complete"),
      environment: EnvironmentClass(
        cpuModel: try row.optionalText("cpu_model"),
        cores: try row.optionalInteger("machine_cores").map(Int.init)))
    commit = try row.optionalText("commit_hash")
    subject = try row.optionalText("subject")
    isDirty = try row.bool("is_dirty")
    branch = try row.optionalText("branch")
    buildURL = try row.optionalText("build_url")
    part = try row.optionalText("part")
    excludedWhy = try row.optionalText("excluded_why")
    excludedBy = try row.optionalText("excluded_by")
    depth = try row.optionalInteger("commit_depth").map(Int.init)
    baseDepth = try row.optionalInteger("base_depth").map(Int.init)
    let origin = WallTime.Origin(rawValue: try row.text("wall_source"))
    if let wall = try row.optionalInteger("wall_us"), let origin {
      self.wall = WallTime(
        microseconds: wall, origin: origin, build: try row.optionalInteger("build_us"))
    }
    user = try row.optionalInteger("user_us")
    system = try row.optionalInteger("system_us")
    cores = try row.optionalReal("cores")
    workers = try row.optionalInteger("workers").map(Int.init)
    probe = try row.optionalReal("probe_us")
  }
}
