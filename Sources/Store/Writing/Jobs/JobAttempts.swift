import History

/// What the store knows of earlier executions of the CI job that a run is from.
struct JobAttempts {
  let run: RunDescription
  let connection: Connection

  /// The newest execution that the run's part was recorded from; nil where no CI told.
  func latest(of id: RunID) throws -> BuildAttempt? {
    try connection.first(.latestAttempt, part(of: id)) {
      BuildAttempt(
        job: $0.text(Columns.LatestAttempt.ciJob),
        number: $0.integer(Columns.LatestAttempt.ciAttempt),
        batch: $0.optionalText(Columns.LatestAttempt.ciBatch))
    }
  }

  /// Whether the run's execution comes after the newest that a stored run was recorded from.
  func continues(_ id: RunID) throws -> Bool {
    guard let attempt = run.attempt, let latest = try latest(of: id) else { return false }
    return attempt.continues(latest)
  }

  /// Whether the run's execution comes before the newest that a stored run was recorded from.
  func precedes(_ id: RunID) throws -> Bool {
    guard let attempt = run.attempt, let latest = try latest(of: id) else { return false }
    return latest.continues(attempt)
  }

  /// The hashes of the reports of the newest execution.
  func latestReports(of id: RunID) throws -> Set<String> {
    try latest(of: id).map { try reports(of: $0, in: id) } ?? []
  }

  /// The hashes of the reports of this execution that a run has already.
  func reportsOfThis(in id: RunID) throws -> Set<String> {
    try run.attempt.map { try reports(of: $0, in: id) } ?? []
  }

  private func reports(of attempt: BuildAttempt, in id: RunID) throws -> Set<String> {
    let execution = part(of: id).merging(["attempt": .integer(attempt.number)]) { $1 }
    return Set(
      try connection.rows(.reportsOfAttempt, execution) {
        $0.text(Columns.ReportsOfAttempt.contentHash)
      })
  }

  /// What tells a report from one with the same contents that an earlier execution wrote.
  var salt: String { "execution \(run.attempt?.number ?? 0)" }

  /// Whether reports are those of the newest execution that a run was recorded from.
  func areLatest(_ hashes: [String], of id: RunID) throws -> Bool {
    let latest = try latestReports(of: id)
    return hashes.allSatisfy {
      latest.contains($0) || latest.contains(ContentHash.of("\($0) \(salt)").hex)
    }
  }

  /// Which run is continued by one that was not split and has been written as a run of its own.
  func choice(for id: RunID, of suite: SuiteID, hashes: [String]) throws -> JobSiblings.Choice {
    guard run.attempt != nil, let key = run.runKey else { return .none }
    let others = try runs(of: key, suite, but: id)
    if let same = try others.first(where: { try has(hashes, inJobOf: $0) }) {
      return .recorded(same)
    }
    let earlier = try others.filter(continues)
    let parts = try earlier.isEmpty ? others.filter(precedes) : earlier
    guard !parts.isEmpty else { return .none }
    let runs = try parts.map { other in
      JobSiblings.Run(
        id: other, tests: try count(.countTests, ["run": .id(other)]),
        common: try count(.countCommonTests, ["run": .id(id), "other": .id(other)]))
    }
    return JobSiblings.choose(try count(.countTests, ["run": .id(id)]), among: runs)
  }

  /// The other runs that the job may have begun.
  private func runs(of key: String, _ suite: SuiteID, but id: RunID) throws -> [RunID] {
    let place = run.environment
    let labels = place.labels.map { "\($0)=\($1)" }.sorted()
    return try connection.rows(
      .runsOfRunKey,
      [
        "suite": .id(suite), "run_key": .text(key), "commit": .text(run.source.commit),
        "run": .id(id), "os": .text(place.osName), "arch": .text(place.arch),
        "image": .text(place.runnerImage),
        "labels": .text(labels.isEmpty ? nil : labels.joined(separator: "\n")),
      ]
    ) { RunID($0.integer(Columns.RunsOfRunKey.id)) }
  }

  private func has(_ hashes: [String], inJobOf id: RunID) throws -> Bool {
    try latest(of: id)?.job == run.attempt?.job && areLatest(hashes, of: id)
  }

  private func part(of id: RunID) -> [String: SQLValue] {
    ["run": .id(id), "shard": .integer(run.shard.index)]
  }

  private func count(_ statement: EmbeddedStatement, _ parameters: [String: SQLValue]) throws -> Int
  {
    Int(try connection.first(statement, parameters) { $0.integer(Statement.only) } ?? 0)
  }
}
