/// What a test came to in a run.
public struct TestResult: Hashable, Sendable {
  public var test: TestID
  /// The final outcome over all attempts.
  public var outcome: Outcome
  public var firstOutcome: Outcome
  public var attempts: Int
  /// How often the suite ran it, retries not counted; more than once where the reports tell of several
  /// tests of one name, or of a test that was run several times.
  public var executions: Int
  /// Of the executions those that failed, with all their retries.
  public var failedExecutions: Int
  /// Whether it passed, and failed as well.
  public var isFlaky: Bool
  /// How many attempts were made in a process of their own, after the suite's.
  public var rerunCount: Int
  /// Of the attempts in a process of their own, after the suite's, those that failed.
  public var failedReruns: Int
  /// What the passed ones of these took, in microseconds.
  public var reruns: [Int64]
  /// What the first attempt took, in microseconds; nil where nobody measured it.
  public var duration: Int64?

  /// The result of a test that the suite ran once.
  public init(test: TestID, only attempt: Attempt) {
    self.test = test
    outcome = attempt.outcome
    firstOutcome = attempt.outcome
    attempts = 1
    executions = 1
    failedExecutions = attempt.outcome.isFailure ? 1 : 0
    isFlaky = false
    rerunCount = 0
    failedReruns = 0
    reruns = []
    duration = attempt.duration
  }

  /// The result of attempts in order; nil where there are none.
  public init?(test: TestID, attempts: [Attempt]) {
    guard let first = attempts.first, let outcome = attempts.finalOutcome else { return nil }
    self.test = test
    self.outcome = outcome
    firstOutcome = first.outcome
    self.attempts = attempts.count
    let executions = attempts.count > 1 ? attempts.executions : [attempts[...]]
    self.executions = executions.count
    failedExecutions = executions.count { Array($0).finalOutcome?.isFailure == true }
    isFlaky = attempts.isFlaky
    let again = attempts.filter { $0.mode == .rerun || $0.mode == .isolated }
    rerunCount = again.count
    failedReruns = again.count { $0.outcome.isFailure }
    reruns = again.compactMap { $0.outcome == .passed ? $0.duration : nil }
    duration = first.duration
  }
}

extension RunCounts {
  /// Counts results.
  public init(_ results: some Sequence<TestResult>) {
    self.init()
    for result in results { add(result) }
  }

  /// Counts one more result.
  public mutating func add(_ result: TestResult) {
    add(result.outcome)
    attempts += result.attempts
    flaky += result.isFlaky ? 1 : 0
  }
}
