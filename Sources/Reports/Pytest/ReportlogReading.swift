import History

/// What is known in the middle of a pytest-reportlog file. The records of one test are not beside
/// each other when workers run tests at the same time, so each test stays open until its last one.
struct ReportlogReading {
  private struct Key: Hashable {
    var worker: String?
    var nodeID: String
  }

  private struct OpenTest {
    var attempt = PytestAttempt()
    var start: Instant?
    var order: Int
    /// Whether it failed and is to be repeated.
    var isRerun = false
  }

  private var open: [Key: OpenTest] = [:]
  /// Tests whose next attempt repeats one that failed.
  private var repeated: Set<Key> = []
  private var workers: Set<String> = []
  /// How many there were in the widest session, as far as that tells.
  private var width = 1
  private var testCount = 0
  private var start: Instant?
  private var end: Instant?
  /// Sessions that began and did not end; logs of several can follow one another.
  private var openSessions = 0
  private var endedSessions = 0
  private var wasInterrupted = false
  private var exitStatus: Int64?
  /// Whether something tells of a failure: a test that no other attempt followed, or a collection.
  private var hasFailure = false
  private var dialect = Dialect.pytest
  private var warnings = WarningTally()

  mutating func take(_ record: ReportlogRecord, _ receive: (ReportEvent) throws -> Void) throws {
    switch record.type {
    case "TestReport": try takeTest(record, receive)
    case "SubTestReport", "SubtestReport": takeSubtest(record)
    case "CollectReport": try takeCollection(record, receive)
    case "SessionStart":
      openSessions += 1
      dialect = record.tool.map(Dialect.init(named:)) ?? dialect
    case "SessionFinish":
      openSessions -= 1
      endedSessions += 1
      exitStatus = [exitStatus, record.exitStatus].compactMap { $0 }.max()
      width = max(
        width, record.workers.flatMap { (1...Self.widest).contains($0) ? Int($0) : nil } ?? 1)
      if !(record.exitStatus.map(PytestExit.isComplete) ?? true) { wasInterrupted = true }
    default: break
    }
  }

  /// More workers than this are none.
  private static let widest: Int64 = 10_000

  mutating func finish(_ receive: (ReportEvent) throws -> Void) throws -> ReportSummary {
    for (key, test) in open.sorted(by: { $0.value.order < $1.value.order }) {
      var test = test
      // With an end to the session somebody interrupted it; without one the process died.
      if !test.isRerun {
        guard openSessions > 0 || endedSessions == 0 else { continue }
        test.attempt.breakOff()
      }
      try give(test, key, receive)
    }
    if let error = exitStatus.flatMap({ PytestExit.error($0, isExplained: hasFailure) }) {
      try receive(.runError(error))
    }
    for warning in warnings.warnings { try receive(.warning(warning)) }
    var summary = ReportSummary(format: PytestReportlog.name)
    summary.dialect = dialect
    summary.isComplete = endedSessions > 0 && openSessions <= 0 && !wasInterrupted
    summary.hasSucceeded = summary.isComplete && exitStatus == 0
    summary.start = start
    summary.startHasZone = true
    summary.end = end
    summary.measureWall()
    if testCount > 0 { summary.workers = max(width, workers.count) }
    summary.repeats = .executions
    return summary
  }

  private mutating func takeTest(
    _ record: ReportlogRecord, _ receive: (ReportEvent) throws -> Void
  ) throws {
    guard let phase = PytestAttempt.Phase(rawValue: record.phase) else { return }
    let key = Key(worker: record.worker, nodeID: record.nodeID)
    noteTimes(of: record)
    // pytest-rerunfailures before 16 tells no teardown of an attempt that it repeats.
    if phase == .setup, let before = open[key], before.isRerun { try give(before, key, receive) }
    // Its subtests are told before its setup where the plugin holds the phases back.
    var test = open.removeValue(forKey: key) ?? newTest()
    test.start = test.start ?? record.start
    test.attempt.add(
      .init(
        phase: phase, outcome: record.outcome,
        duration: warnings.plausible(record.duration, of: record.nodeID),
        expectedFailure: record.expectedFailure, failure: record.failure))
    if record.outcome == "rerun" { test.isRerun = true }
    if phase == .teardown || phase == .crash {
      try give(test, key, receive)
    } else {
      open[key] = test
    }
  }

  /// A failed subtest fails its test, whose own record says "passed" in unittest's case.
  private mutating func takeSubtest(_ record: ReportlogRecord) {
    guard record.outcome == "failed" else { return }
    let key = Key(worker: record.worker, nodeID: record.nodeID)
    var test = open[key] ?? newTest()
    test.attempt.add(.init(phase: .call, outcome: record.outcome, failure: record.failure))
    open[key] = test
  }

  private mutating func takeCollection(
    _ record: ReportlogRecord, _ receive: (ReportEvent) throws -> Void
  ) throws {
    switch record.outcome {
    case "failed":
      hasFailure = true
      let failure = record.failure.map { CollectionError.failure($0, of: record.nodeID) }
      try receive(.runError(RunError(name: record.nodeID, failure: failure ?? Failure())))
    case "skipped":
      let reason = record.failure?.message.map { ": \($0)" } ?? ""
      try receive(.warning(ReportWarning("all of \(record.nodeID) was skipped\(reason)")))
    default: break
    }
  }

  private mutating func give(
    _ test: OpenTest, _ key: Key, _ receive: (ReportEvent) throws -> Void
  ) throws {
    var attempt = test.attempt.attempt(of: TestIdentity(pytestNodeID: key.nodeID))
    attempt.worker = key.worker
    attempt.start = test.start
    attempt.isRetry = repeated.remove(key) != nil
    if test.isRerun { repeated.insert(key) } else if attempt.outcome.isFailure { hasFailure = true }
    open[key] = nil
    try receive(.attempt(attempt))
  }

  private mutating func newTest() -> OpenTest {
    testCount += 1
    return OpenTest(order: testCount)
  }

  private mutating func noteTimes(of record: ReportlogRecord) {
    if let worker = record.worker { workers.insert(worker) }
    if let began = record.start { start = min(start ?? began, began) }
    if let ended = record.stop { end = max(end ?? ended, ended) }
  }
}
