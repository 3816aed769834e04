import History

/// Makes a run of its recordings, as recording them in the order of their times would have.
struct RunComposer {
  let connection: Connection
  let fingerprinter: Fingerprinter?

  /// What is known of a part of the run while it is made.
  struct Part {
    var isComplete: Bool
    var tests: Int64?
    var latest: BuildAttempt?
  }

  /// Writes the run in place of what `known` is, or as a new one.
  func write(_ recordings: [RunContent], in place: RunID?) throws -> RunID {
    let recordings = recordings.sorted { $0.comesBefore($1) }
    guard let first = recordings.first(where: \.isExecution) ?? recordings.first else {
      throw BundleError(.malformed)
    }
    let suite = try suite(of: first)
    let id = try place ?? newRow(of: first, in: suite.id)
    if place != nil { try clear(id) }
    var run = first.run
    let executions = recordings.filter(\.isExecution).map(\.startedAt)
    let start = executions.min() ?? first.startedAt
    run["started_at"] = .integer(start)
    note(recordings, in: &run)
    try connection.run(.setRun, run.without(["project", "suite"]).merging(["run": .id(id)]) { $1 })
    for label in first[.labels].all {
      try connection.run(.addLabel, label.merging(["run": .id(id)]) { $1 })
    }
    let writer = try UnionWriter(
      run: id, suite: suite.id, project: suite.project, start: start,
      fingerprinter: fingerprinter, on: connection)
    for recording in recordings { try writer.add(recording) }
    try writer.finish()
    if recordings.count > 1 {
      for recording in recordings { try keep(recording, of: id) }
    }
    try connection.run(.completeUnitedRun, ["run": .id(id)])
    return id
  }

  /// Keeps a recording of a run that has several.
  func keep(_ recording: RunContent, of run: RunID) throws {
    try connection.run(
      .addRecording,
      [
        "run": .id(run), "content_key": .text(recording.key),
        "recorded_at": .integer(recording.recordedAt), "content": .blob(try recording.bundle()),
      ])
  }

  /// What was added to the run after it began tells when it went on, and when it failed last.
  private func note(_ recordings: [RunContent], in run: inout [String: SQLValue]) {
    guard recordings.count > 1 else { return }
    run["continued_at"] = .null
    run["last_failed_at"] = .null
    run["last_failed_known_at"] = .null
    var steps = UnionSteps()
    for (place, recording) in recordings.enumerated() {
      let step = steps.next(recording)
      guard place > 0, step != .late else { continue }
      if recording.isExecution { run["continued_at"] = .integer(recording.recordedAt) }
      guard recording.hasFailures else { continue }
      let before = run.integer("last_failed_at") ?? run.integer("started_at") ?? 0
      run["last_failed_at"] = .integer(max(recording.beganAt, before))
      run["last_failed_known_at"] = .integer(recording.recordedAt)
    }
  }

  private func suite(of content: RunContent) throws -> (id: SuiteID, project: Int64) {
    let names = (project: content.run.text("project") ?? "", suite: content.run.text("suite") ?? "")
    try connection.run(.addProject, ["name": .text(names.project)])
    let project =
      try connection.first(.findProject, ["name": .text(names.project)]) {
        $0.integer(Columns.FindProject.id)
      } ?? 0
    let suite: [String: SQLValue] = ["project": .integer(project), "name": .text(names.suite)]
    try connection.run(.addSuite, suite)
    return (
      SuiteID(try connection.first(.findSuite, suite) { $0.integer(Columns.FindSuite.id) } ?? 0),
      project
    )
  }

  private func newRow(of content: RunContent, in suite: SuiteID) throws -> RunID {
    try connection.run(
      .addUnitedRun,
      [
        "key": .text(content.runKey), "suite": .id(suite),
        "kind": content.run["kind"] ?? .null, "recorded_at": .integer(content.recordedAt),
      ])
    return RunID(connection.lastInsertID)
  }

  private func clear(_ run: RunID) throws {
    let tables: [EmbeddedStatement] = [
      .clearAttempts, .clearTimings, .clearFailures, .clearErrors, .clearShards, .clearReports,
      .clearLabels, .clearReportedCoverage, .removeCoverage, .clearBenchmarks, .clearAttachments,
      .clearCommands, .clearTotals, .clearRecordings, .clearBundles,
    ]
    for table in tables { try connection.run(table, ["run": .id(run)]) }
  }
}

extension RunContent {
  /// The order in which recordings of a run were made.
  func comesBefore(_ other: RunContent) -> Bool {
    (recordedAt, key) < (other.recordedAt, other.key)
  }

  /// When that began which it tells of.
  var beganAt: Int64 {
    self[.shards].all.compactMap { $0.integer("started_at") }.min() ?? startedAt
  }

  /// Whether an attempt failed in it, or something outside of the tests.
  var hasFailures: Bool {
    !self[.errors].isEmpty || attempts.contains { $0.attempt.outcome.isFailure }
  }
}

extension [String: SQLValue] {
  func without(_ names: Set<String>) -> Self { filter { !names.contains($0.key) } }
}
