public import History

/// Thins out old runs, inside a transaction that somebody else holds.
struct StorePruner {
  let connection: Connection
  let rules: PruneRules
  let project: String?
  let at: Instant
  let author: String?

  /// The runs that losses and skips of the trunk are remembered for.
  private static let remembered = 500
  private static let day: Int64 = 86_400_000_000
  /// So many runs go before it is seen how large the store is.
  private static let atOnce = 10

  private struct Run {
    var id: RunID
    var key: String
    var suite: [String]
    var isNeeded: Bool
    /// Whether the rules but that of the size let it stay.
    var stays: Bool
  }

  func prune() throws -> PruneOutcome {
    var outcome = PruneOutcome()
    outcome.bytesBefore = try size()
    let runs = try self.runs()
    var gone: [Run] = []
    for run in runs where !run.stays && !run.isNeeded {
      try remove(run, &outcome)
      gone.append(run)
    }
    outcome.needed = runs.count { !$0.stays && $0.isNeeded }
    if let limit = rules.size {
      var rest = runs.filter { $0.stays && !$0.isNeeded }[...]
      try removeUnused()
      while try size() > limit, !rest.isEmpty {
        for run in rest.prefix(Self.atOnce) {
          try remove(run, &outcome)
          gone.append(run)
        }
        rest = rest.dropFirst(Self.atOnce)
        try removeUnused()
      }
      if try size() > limit { outcome.missedSize = limit }
    }
    try removeUnused()
    try note(gone)
    outcome.suites = Self.suites(runs, gone)
    outcome.days = try days(gone)
    outcome.bytesAfter = try size()
    return outcome
  }

  private func runs() throws -> [Run] {
    try connection.rows(
      .runsToThin,
      [
        "trunk": .text(rules.trunk), "remembered": .integer(Self.remembered),
        "baseline": .integer(rules.baseline), "newest": .integer(at.microseconds + Self.day),
        "suite": .text(rules.suite), "project": .text(project),
      ]
    ) { row in
      let newest = row.optionalInteger(Columns.RunsToThin.newestAt) ?? .max
      let start = row.integer(Columns.RunsToThin.startedAt)
      var stays = rules.newestRuns == nil && rules.days == nil
      if let count = rules.newestRuns, row.integer(Columns.RunsToThin.place) <= count {
        stays = true
      }
      if let days = rules.days, start >= newest - Int64(days) * Self.day { stays = true }
      return Run(
        id: RunID(row.integer(Columns.RunsToThin.id)), key: row.text(Columns.RunsToThin.key),
        suite: [row.text(Columns.RunsToThin.project), row.text(Columns.RunsToThin.suite)],
        isNeeded: row.bool(Columns.RunsToThin.isNeeded), stays: stays)
    }
  }

  private func remove(_ run: Run, _ outcome: inout PruneOutcome) throws {
    let id: [String: SQLValue] = ["run": .id(run.id)]
    let ofTrunk = id.merging(["trunk": .text(rules.trunk)]) { $1 }
    outcome.attempts += Int(
      try connection.first(.countAttempts, id) { $0.integer(Columns.CountAttempts.attempts) } ?? 0)
    try connection.run(.addToDay, ofTrunk)
    try connection.run(.addTestsToDay, ofTrunk)
    try connection.run(.removeRun, id)
  }

  private func removeUnused() throws {
    try connection.run(.removeUnusedMessages, [:])
    try connection.run(.removeUnusedLineSets, [:])
  }

  private func size() throws -> Int64 {
    try connection.first(.pagesInUse) { $0.integer(Columns.PagesInUse.bytes) } ?? 0
  }

  private func note(_ gone: [Run]) throws {
    for (suite, runs) in Dictionary(grouping: gone, by: \.suite) {
      try SuiteDecision(
        runs.map { Removal(run: $0.key) }, project: suite[0], suite: suite[1], at: at,
        author: author
      ).add(to: connection)
    }
  }

  private static func suites(_ runs: [Run], _ gone: [Run]) -> [PruneOutcome.Suite] {
    let removed = Dictionary(grouping: gone, by: \.suite).mapValues(\.count)
    return Dictionary(grouping: runs, by: \.suite).map { suite, runs in
      var counted = PruneOutcome.Suite(project: suite[0], name: suite[1])
      counted.removed = removed[suite] ?? 0
      counted.kept = runs.count - counted.removed
      return counted
    }.sorted { ($0.project, $0.name) < ($1.project, $1.name) }
  }

  private func days(_ gone: [Run]) throws -> Int {
    guard !gone.isEmpty else { return 0 }
    return Int(try connection.first(.countDays) { $0.integer(Columns.CountDays.days) } ?? 0)
  }
}

extension HistoryStore {
  /// Makes sums by day of old runs, in one transaction, and gives back the pages of the file that held them. Runs that
  /// are pinned, and those that verdicts are given beside, stay whatever the rules say; those that went do not come
  /// back from another store.
  ///
  /// - Throws: `StoreError`; nothing is changed then.
  public func prune(_ rules: PruneRules, isDryRun: Bool, author: String?, at now: Instant) throws
    -> PruneOutcome
  {
    var outcome = PruneOutcome()
    let isKept = try unlessDry(isDryRun) {
      try checkBeforeWriting(at: now)
      outcome = try StorePruner(
        connection: connection, rules: rules, project: project, at: now, author: author
      ).prune()
    }
    outcome.isDryRun = isDryRun
    guard isKept, outcome.removed > 0 else { return outcome }
    outcome.isLogLeft = try !giveBack()
    outcome.bytesAfter = StoreFile.size(of: path)
    return outcome
  }
}
