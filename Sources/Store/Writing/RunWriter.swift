import History

/// Writes what the reports of one run say of tests, inside a transaction that somebody else holds.
final class RunWriter {
  let run: RunID
  private let connection: Connection
  private let mode: AttemptMode
  /// Whether something from outside ended the command, which says nothing of the tests that were running.
  private let wasCutShort: Bool
  private let tests: TestTable
  private let messages: MessageTable
  private let attempts: AttemptWriter
  private let addTiming: Statement
  private let addFailure: Statement
  private var rank = 0

  /// The start that the timings count from; the first that is seen where nobody stated one.
  private(set) var clock: Instant?
  /// The start of the first attempt that has one.
  private(set) var firstStart: Instant?
  private(set) var summaries: [ReportSummary] = []
  private(set) var hashes: [String] = []
  private(set) var warnings = WarningList()
  /// Over the attempts that were added, in microseconds; nil where none had a duration.
  private(set) var sumOfDurations: Int64?
  /// How many attempts failed and errors happened, but for those in a report whose runner ended with 0.
  private(set) var failures = 0
  /// How many durations of the report that was added last are no whole milliseconds.
  private(set) var fineDurations = 0

  /// `mode`: what an attempt is that no report calls a retry. `end`: how the command ended, where that is known.
  init(
    run: RunID, suite: SuiteID, mode: AttemptMode, endedBy end: CommandEnd?, clock: Instant?,
    fingerprinter: Fingerprinter?, redactions: Redactions?, on connection: Connection
  ) throws {
    self.run = run
    self.connection = connection
    self.mode = mode
    wasCutShort = end.map { $0.isCutShort || $0.tellsOfInterruption } ?? false
    self.clock = clock
    tests = try TestTable(suite: suite, on: connection)
    messages = try MessageTable(
      fingerprinter: fingerprinter, redactions: redactions, on: connection)
    attempts = try AttemptWriter(run: run, on: connection)
    addTiming = try connection.statement(.addTiming)
    addFailure = try connection.statement(.addFailure)
  }

  /// When what they tell of may have begun, the likeliest first.
  var toldStarts: [Instant] {
    summaries.compactMap(\.start).sorted() + [firstStart].compactMap(\.self)
  }

  /// What the run's attempts come to, where that can be known without reading them again.
  var tally: RunTally? { attempts.tally }

  /// The block of the run, where all its attempts were at hand at once.
  var block: [UInt8]? { attempts.block }

  /// Whether the reports told of nothing.
  private(set) var isEmpty = true

  /// How many tests the reports told of.
  private(set) var testCount = 0
  /// How many of them the run had already.
  private(set) var knownTestCount = 0
  /// The tests that were told of, where the run may have had them before.
  private var toldTests: Set<TestID>?

  /// Adds to the attempts that the run has already.
  func continueRun() throws {
    toldTests = []
    try attempts.continueRun()
  }

  /// Reads a report to its end and writes what it says.
  ///
  /// Coverage and benchmarks that come with the tests go to `extras`.
  func add(_ input: ReportInput, extras: (ReportEvent) throws -> Void) throws
    -> ReportInput.Reading
  {
    rank = input.rank
    fineDurations = 0
    attempts.beginReport()
    let failuresBefore = failures
    let reading = try input.readAhead { event in
      switch event {
      case .attempt(let attempt):
        isEmpty = false
        try add(attempt)
      case .runError(let error):
        isEmpty = false
        try add(error)
      case .coverage, .benchmark, .profile:
        isEmpty = false
        try extras(event)
      case .warning(let warning): warnings.add(warning, of: input.name)
      }
    }
    let unexplained = try attempts.endReport(reading.summary.repeats)
    if unexplained > 0 {
      warnings.add(
        ReportWarning(
          "\(Units.count(unexplained, "test")) in it more than once, each time taken as an execution of "
            + "its own"
        ), of: input.name)
    }
    if attempts.repeatsUnderOtherNames > 0 {
      warnings.add(
        ReportWarning(
          "\(Units.count(attempts.repeatsUnderOtherNames, "test")) in it under several names that differ "
            + "only in what changes from run to run (addresses, times, temporary folders), each time "
            + "taken as an execution of its own"
        ), of: input.name)
    }
    if reading.summary.hasSucceeded { failures = failuresBefore }
    summaries.append(reading.summary)
    hashes.append(reading.contentHash.hex)
    return reading
  }

  /// Writes what was held back.
  func finish() throws {
    try attempts.finish()
    try tests.finish(run: run)
    if attempts.repeatsAcrossReports > 0 {
      warnings.add(
        ReportWarning(
          "\(Units.count(attempts.repeatsAcrossReports, "attempt")) of tests that other reports tell of "
            + "too, each taken as an execution of its own (record the retries with --attempt-of RUN)"
        ), of: nil)
    }
  }

  private func add(_ attempt: ReportedAttempt) throws {
    if attempt.wasRunning && wasCutShort { return }
    if attempt.outcome.isFailure { failures += 1 }
    if attempt.duration.map({ $0 % 1000 != 0 }) == true { fineDurations += 1 }
    let (test, isRenamed) = try tests.row(of: attempt.test, isFailed: attempt.outcome.isFailure)
    guard
      let number = try attempts.add(
        attempt, of: test, isRenamed: isRenamed, mode: mode, rank: rank)
    else { return }
    count(test, number)
    if let duration = attempt.duration {
      let (sum, overflow) = (sumOfDurations ?? 0).addingReportingOverflow(duration)
      sumOfDurations = overflow ? .max : sum
    }
    if attempt.phases != nil || attempt.worker != nil || attempt.start != nil {
      try addTimings(of: attempt, test: test, number: number)
    }
    for (index, failure) in attempt.failures.enumerated() {
      addFailure.bind(Parameters.AddFailure.run, run.rawValue)
      addFailure.bind(Parameters.AddFailure.test, test.rawValue)
      addFailure.bind(Parameters.AddFailure.attempt, number)
      addFailure.bind(Parameters.AddFailure.number, Int64(index))
      addFailure.bind(Parameters.AddFailure.message, try messages.id(of: failure))
      try addFailure.run()
    }
  }

  private func count(_ test: TestID, _ number: Int64) {
    let isFirst = toldTests == nil ? number == 1 : toldTests?.insert(test).inserted ?? false
    guard isFirst else { return }
    testCount += 1
    if number > 1 { knownTestCount += 1 }
  }

  private func addTimings(of attempt: ReportedAttempt, test: TestID, number: Int64) throws {
    firstStart = firstStart ?? attempt.start
    if clock == nil { clock = attempt.start }
    addTiming.bind(Parameters.AddTiming.run, run.rawValue)
    addTiming.bind(Parameters.AddTiming.test, test.rawValue)
    addTiming.bind(Parameters.AddTiming.attempt, number)
    addTiming.bind(Parameters.AddTiming.setup, StoredRange.test(attempt.phases?.setup))
    addTiming.bind(Parameters.AddTiming.call, StoredRange.test(attempt.phases?.call))
    addTiming.bind(Parameters.AddTiming.teardown, StoredRange.test(attempt.phases?.teardown))
    let start = attempt.start.map { $0.microseconds &- (clock?.microseconds ?? 0) }
    addTiming.bind(
      Parameters.AddTiming.started, start.map { StoredRange.clamp($0, StoredRange.usual) })
    addTiming.bind(Parameters.AddTiming.worker, attempt.worker)
    try addTiming.run()
  }

  private func add(_ error: RunError) throws {
    failures += 1
    try messages.add(error, of: run, tests: tests)
  }
}
