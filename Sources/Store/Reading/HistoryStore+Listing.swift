public import History

extension HistoryStore {
  /// When the runs that were recorded last went on, as far as that is known.
  public func recentTimes() throws -> [(start: Instant, end: Instant)] {
    try connection.rows(.recentTimes) {
      (
        Instant(microseconds: $0.integer(Columns.RecentTimes.startedAt)),
        Instant(microseconds: $0.integer(Columns.RecentTimes.endedAt))
      )
    }
  }

  /// The runs of a suite that a filter leaves, the last ones, oldest first; incomplete and excluded ones too.
  ///
  /// `filter`: the parameters of the query `runs`, by name.
  public func runs(ofSuite suite: String, _ filter: [String: String?], last count: Int) throws
    -> [ListedRun]
  {
    var parameters: [String: SQLValue] = ["suite": .text(suite), "limit": .integer(count)]
    for name in ["branch", "since", "until", "where"] {
      parameters[name] = .text(filter[name] ?? nil)
    }
    let rows = try connection.rows(.listedRuns, parameters) {
      (
        run: RunID($0.integer(Columns.ListedRuns.runID)),
        labels: $0.optionalText(Columns.ListedRuns.labels) ?? ""
      )
    }
    return try rows.reversed().map {
      ListedRun(
        run: try facts(ofRun: $0.run), labels: $0.labels.split(separator: "\n").map(String.init))
    }
  }

  /// What each test did in each of a suite's runs, under the name that it has now.
  public func cells(ofRuns runs: [RunID]) throws -> [RunCells] {
    guard let first = runs.first else { return [] }
    let renames = try TestRenames(suite: suite(ofRun: first), on: connection)
    return try runs.map { renames.applied(to: try blocks.block(of: $0).cells) }
  }

  /// When the tests of a run began, worker by worker; empty where the report does not know it.
  public func timeline(ofRun id: RunID) throws -> [TimelineEntry] {
    let renames = try TestRenames(suite: suite(ofRun: id), on: connection)
    return try connection.rows(.timelineOfRun, ["run": .id(id)]) {
      TimelineEntry(
        test: renames[TestID($0.integer(Columns.TimelineOfRun.testID))],
        worker: $0.text(Columns.TimelineOfRun.worker),
        start: $0.integer(Columns.TimelineOfRun.startedUs),
        total: $0.integer(Columns.TimelineOfRun.totalUs),
        setup: $0.optionalInteger(Columns.TimelineOfRun.setupUs))
    }
  }

  /// What the tests of a run took, where and when they ran, under the names that they have now.
  public func timedTests(ofRun id: RunID) throws -> [TimedTest] {
    let renames = try TestRenames(suite: suite(ofRun: id), on: connection)
    // A store may be a stranger's: sums of what it holds are to stay numbers.
    func sane(_ time: Int64?) -> Int64? { time.map { min(max($0, 0), Self.longestTest) } }
    return try connection.rows(.timedTestsOfRun, ["run": .id(id)]) {
      TimedTest(
        test: renames[TestID($0.integer(Columns.TimedTestsOfRun.testID))],
        total: sane($0.optionalInteger(Columns.TimedTestsOfRun.durationUs)) ?? 0,
        setup: sane($0.optionalInteger(Columns.TimedTestsOfRun.setupUs)),
        teardown: sane($0.optionalInteger(Columns.TimedTestsOfRun.teardownUs)),
        start: sane($0.optionalInteger(Columns.TimedTestsOfRun.startedUs)),
        worker: $0.optionalText(Columns.TimedTestsOfRun.worker))
    }
  }

  /// In microseconds: eleven days.
  private static let longestTest: Int64 = 1_000_000_000_000

  /// What failed in runs of a suite, and what it said.
  public func failures(ofRuns runs: [RunID]) throws -> FailureList {
    guard let first = runs.first else { return FailureList() }
    let renames = try TestRenames(suite: suite(ofRun: first), on: connection)
    var list = FailureList()
    var places: [Int64: Int] = [:]
    for (place, run) in runs.enumerated() {
      let rows = try connection.rows(.failuresOfRun, ["run": .id(run)]) {
        (
          test: TestID($0.integer(Columns.FailuresOfRun.testID)),
          attempt: $0.integer(Columns.FailuresOfRun.attempt),
          message: $0.integer(Columns.FailuresOfRun.messageID)
        )
      }
      for row in rows {
        if places[row.message] == nil {
          places[row.message] = list.messages.count
          list.messages.append(try message(row.message))
        }
        list.entries.append(
          FailureList.Entry(
            run: place, test: renames[row.test], attempt: Int(row.attempt),
            message: places[row.message] ?? 0))
      }
    }
    return list
  }

  private func message(_ id: Int64) throws -> FailureList.Message {
    try connection.first(.message, ["message": .integer(id)]) {
      FailureList.Message(
        fingerprint: $0.optionalText(Columns.Message.fingerprint),
        failure: Failure(
          type: $0.optionalText(Columns.Message.type),
          message: $0.optionalText(Columns.Message.message),
          detail: $0.optionalText(Columns.Message.detail)))
    } ?? FailureList.Message(fingerprint: nil, failure: Failure())
  }
}
