import History

/// Writes the row of a run with its labels.
struct RunRow {
  let run: RunDescription
  let suite: SuiteID
  let now: Instant
  let connection: Connection

  /// Adds the run.
  func add(key: String) throws -> RunID {
    try connection.run(.addRun, values(key: key).merging(["suite": .id(suite)]) { $1 })
    let id = RunID(connection.lastInsertID)
    for (label, value) in run.environment.labels {
      try connection.run(
        .addLabel,
        ["run": .id(id), "key": .text(label), "value": .text(value)])
    }
    return id
  }

  /// What is known of the run before its reports are read, apart from any store.
  func values(key: String) -> [String: SQLValue] {
    [
      "key": .text(key), "run_key": .text(run.runKey),
      "source": .text(SourceKey(of: run.source, run: key).text),
      "commit_hash": .text(run.source.commit), "tree_hash": .text(run.source.tree),
      "is_dirty": .integer(run.source.isDirty ? 1 : 0), "subject": .text(run.source.subject),
      "branch": .text(run.branch), "base_branch": .text(run.baseBranch),
      "merge_base": .text(run.source.mergeBase), "kind": .text(run.kind.word),
      "build_url": .text(run.buildURL),
      "started_at": .integer((run.startedAt ?? now).microseconds),
      "recorded_at": .integer(now.microseconds), "commit_depth": .integer(run.source.depth),
      "base_depth": .integer(run.source.mergeBaseDepth),
      "order_source": run.source.depth == nil ? "start" : "ancestry",
      "part": .text(run.part?.text(having: 0)),
    ]
  }

  /// What of the suite the run is; nil where it is all of it.
  private func part(_ id: RunID, having tests: Int) throws -> String? {
    if let whole = run.part?.isWithin {
      let common = try connection.first(.countCommonTests, ["run": .id(id), "other": .id(whole)]) {
        $0.integer(Columns.CountCommonTests.tests)
      }
      guard common == Int64(tests) else { return nil }
    }
    return run.part?.text(having: tests)
  }

  /// Writes what only the reports could tell: the key that their contents make, the start, and whether they hold less
  /// than the suite.
  ///
  /// `isCopied`: whether a report is another commit's. `isForeign`: whether that is another source.
  /// - Returns: what is wrong with the start that was stated.
  func finish(
    _ id: RunID, key: String, _ writer: RunWriter, isCopied: Bool, isForeign: Bool
  ) throws
    -> ReportWarning?
  {
    let stated = run.startedAt.map { [$0] } ?? writer.toldStarts
    let (start, warning) = RunStart.choose(
      among: stated, committed: run.source.committedAt, now: now)
    // Nothing of that time can have run this commit; what a command wrote just now has a wrong clock.
    let isPast = warning != nil && run.measurement == nil && stated.contains { $0 < now }
    try connection.run(
      .finishRun,
      [
        "run": .id(id), "key": .text(key),
        "source": .text(SourceKey(of: run.source, run: key).text),
        "started_at": .integer(start.microseconds),
        "is_stale": .integer(isCopied || isPast ? 1 : 0),
        "is_foreign": .integer(isForeign ? 1 : 0),
        "part": .text(try part(id, having: writer.testCount)),
      ])
    // A wrong clock was wrong for all of them.
    let zero = warning == nil ? start : stated.first
    if let clock = writer.clock, let zero, clock != zero {
      try connection.run(
        .shiftTimings,
        ["run": .id(id), "shift": .integer(clock.microseconds - zero.microseconds)])
    }
    return warning
  }
}
