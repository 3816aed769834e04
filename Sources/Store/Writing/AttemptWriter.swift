import History

/// Writes the attempts of one run as they come and numbers those of the same test.
///
/// Rows are held back and written in the order of the table, so that a run lies in full pages one
/// after the other; what is held back is bounded.
final class AttemptWriter {
  private struct Row {
    var test: Int64
    var attempt: Int64
    var outcome: Outcome
    var mode: AttemptMode
    var duration: Int64?
  }

  private static let heldBack = 1 << 17
  /// Rows that one statement inserts; a statement for each row takes half as long again.
  private static let rowsInBatch = 64

  private let connection: Connection
  private let run: RunID
  private let insertRow: Statement
  private let insertBatch: Statement
  private var rows: [Row] = []
  private var traces = AttemptTraces()
  private var report: UInt16 = 0
  /// The tests that this report repeats without a word of why: the number of the first attempt.
  private var repeatsInReport: [TestID: Int64] = [:]
  /// The tests that this report tells of under several names, of which nobody knows whether they are one.
  private var renamedInReport: Set<TestID> = []

  /// What the attempts come to; nil once a test has several, since how they end decides of what it came to.
  private(set) var tally: RunTally? = RunTally()

  /// The block of the run, once it is finished and where nothing of it had been written before.
  private(set) var block: [UInt8]?
  private var isAtHand = true

  /// How many tests the report that was read last told of under several names.
  var repeatsUnderOtherNames: Int { renamedInReport.count }

  /// How many attempts repeat a test that an earlier report of the same rank had told of.
  private(set) var repeatsAcrossReports = 0

  init(run: RunID, on connection: Connection) throws {
    self.run = run
    self.connection = connection
    insertRow = try connection.statement(.addAttempt)
    insertBatch = try connection.statement(.addAttempt, rows: Self.rowsInBatch)
  }

  /// Begins with the attempts that the run has already.
  func continueRun() throws {
    tally = nil
    isAtHand = false
    try RunBlocks(connection: connection).forget(run)
    let known = try connection.rows(.attemptCounts, ["run": .id(run)]) {
      (
        test: $0.integer(Columns.AttemptCounts.testID),
        count: $0.integer(Columns.AttemptCounts.attempts)
      )
    }
    for (test, count) in known {
      traces[Int(test)].attempts = UInt16(clamping: count)
    }
  }

  /// Begins a report.
  func beginReport() {
    report &+= 1
    repeatsInReport.removeAll(keepingCapacity: true)
    renamedInReport.removeAll()
  }

  /// Adds an attempt and gives its number.
  ///
  /// Nil where a richer report has told of the test, or where the test has more attempts than are
  /// kept (65,535).
  ///
  /// `isRenamed`: whether the test was last met under another name, of which parts change from run to run.
  func add(
    _ attempt: ReportedAttempt, of test: TestID, isRenamed: Bool = false, mode: AttemptMode,
    rank: Int
  ) throws -> Int64? {
    let index = Int(test.rawValue)
    let mark = UInt8(clamping: rank + 1)
    guard traces[index].rank <= mark, traces[index].attempts < .max else { return nil }
    let number = Int64(traces[index].attempts) + 1
    let isRepeat = traces[index].report == report
    let isRetry = attempt.isRetry && !isRenamed
    if number > 1 && !isRetry {
      if isRepeat && isRenamed {
        renamedInReport.insert(test)
      } else if isRepeat {
        if repeatsInReport[test] == nil { repeatsInReport[test] = number - 1 }
      } else if traces[index].report != 0 {
        repeatsAcrossReports += 1
      }
    }
    if number > 1 { tally = nil }
    tally?.add(attempt.outcome, duration: attempt.duration)
    traces[index] = AttemptTraces.Trace(attempts: UInt16(number), report: report, rank: mark)
    rows.append(
      Row(
        test: test.rawValue, attempt: number, outcome: attempt.outcome,
        // There is nothing before the first attempt that it could repeat, and of several in one report,
        // which nothing tells apart, nobody knows which of those before them they repeat.
        mode: number == 1 || isRepeat && !isRetry ? .suite : isRetry ? .retry : mode,
        duration: attempt.duration))
    if rows.count >= Self.heldBack { try flush() }
    return number
  }

  /// Adds an attempt as it was recorded elsewhere and gives its number; the first one begins an execution.
  func add(_ attempt: Attempt, of test: TestID) throws -> Int64 {
    let index = Int(test.rawValue)
    let number = Int64(traces[index].attempts) + 1
    if number > 1 { tally = nil }
    tally?.add(attempt.outcome, duration: attempt.duration)
    traces[index].attempts &+= 1
    rows.append(
      Row(
        test: test.rawValue, attempt: number, outcome: attempt.outcome,
        mode: number == 1 ? .suite : attempt.mode, duration: attempt.duration))
    if rows.count >= Self.heldBack { try flush() }
    return number
  }

  /// Ends a report: what it repeated gets the meaning that its format gives to repeats.
  ///
  /// - Returns: how many tests were repeated with nobody knowing why.
  func endReport(_ repeats: RepeatPolicy) throws -> Int {
    for test in renamedInReport { repeatsInReport[test] = nil }
    guard !repeatsInReport.isEmpty else { return 0 }
    switch repeats {
    case .executions: return 0
    case .unknown: return repeatsInReport.count
    case .retries:
      try flush()
      for (test, first) in repeatsInReport { try takeAsRetries(test, from: first) }
      return 0
    }
  }

  /// Writes what is held back for the last time.
  func finish() throws {
    sort()
    block = isAtHand ? blockOfRows() : nil
    try flush()
  }

  private func sort() { rows.sort { ($0.test, $0.attempt) < ($1.test, $1.attempt) } }

  private func blockOfRows() -> [UInt8]? {
    var encoder = RunBlockEncoder()
    for row in rows {
      encoder.add(row.outcome, row.mode, duration: row.duration, of: TestID(row.test))
    }
    return encoder.finish()
  }

  /// Writes what is held back.
  ///
  /// SQLite leaves an eighth of each page empty where rows come in order; every ninth row comes after
  /// the others and fills it.
  func flush() throws {
    sort()
    isAtHand = false
    try insert(rows.indices.filter { $0 % 9 != 0 })
    try insert(rows.indices.filter { $0 % 9 == 0 })
    rows.removeAll(keepingCapacity: true)
  }

  private func insert(_ places: [Int]) throws {
    let inBatches = places.count - places.count % Self.rowsInBatch
    for start in stride(from: 0, to: inBatches, by: Self.rowsInBatch) {
      for index in 0..<Self.rowsInBatch {
        bind(rows[places[start + index]], to: insertBatch, at: index)
      }
      try insertBatch.run()
      try checkKept(Self.rowsInBatch)
    }
    for place in places[inBatches...] {
      bind(rows[place], to: insertRow, at: 0)
      try insertRow.run()
      try checkKept(1)
    }
  }

  /// Nothing may stand between what is written and the table.
  private func checkKept(_ count: Int) throws {
    guard connection.changes != count else { return }
    throw StoreError.damaged(
      path: connection.path, what: "attempts were not kept when they were written")
  }

  /// By position: the statement of several rows is made when it is run, and its values have no names.
  private func bind(_ row: Row, to statement: Statement, at place: Int) {
    let first = Int32(6 * place + 1)
    statement.bind(first, run.rawValue)
    statement.bind(first + 1, row.test)
    statement.bind(first + 2, row.attempt)
    statement.bind(first + 3, Int64(row.outcome.rawValue))
    statement.bind(first + 4, StoredRange.test(row.duration))
    statement.bind(first + 5, Int64(row.mode.rawValue))
  }

  /// The last attempt tells how the test ended; one before it that looks passed had failed, or it
  /// would not have been repeated.
  private func takeAsRetries(_ test: TestID, from first: Int64) throws {
    let attempts = try connection.rows(
      .attemptsOfTest, ["run": .id(run), "test": .id(test)]
    ) {
      (
        number: $0.integer(Columns.AttemptsOfTest.attempt),
        outcome: $0.integer(Columns.AttemptsOfTest.outcome),
        mode: $0.integer(Columns.AttemptsOfTest.mode)
      )
    }
    .filter { $0.number >= first }
    for attempt in attempts {
      let isLast = attempt.number == attempts.last?.number
      let looksPassed = attempt.outcome == Int64(Outcome.passed.rawValue)
      let outcome = looksPassed && !isLast ? Int64(Outcome.failed.rawValue) : attempt.outcome
      let mode =
        attempt.number == first ? attempt.mode : Int64(AttemptMode.retry.rawValue)
      try connection.run(
        .changeAttempt,
        [
          "run": .id(run), "test": .id(test),
          "attempt": .integer(attempt.number), "outcome": .integer(outcome),
          "mode": .integer(mode),
        ])
    }
  }

}
