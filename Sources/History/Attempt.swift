/// One execution of one test in a run, as the store keeps it.
public struct Attempt: Hashable, Sendable {
  public var outcome: Outcome
  public var mode: AttemptMode
  /// Microseconds; nil where nobody measured it.
  public var duration: Int64?

  public init(outcome: Outcome, mode: AttemptMode = .suite, duration: Int64? = nil) {
    self.outcome = outcome
    self.mode = mode
    self.duration = duration
  }
}

extension Collection<Attempt> {
  /// The outcome of a test with these attempts, in order: that of the last attempt; where the test
  /// was executed several times, the worst over its executions. Nil without attempts.
  public var finalOutcome: Outcome? {
    var worst: Outcome?
    var last: Outcome?
    for attempt in self {
      if attempt.mode == .suite, let last { worst = Swift.max(worst ?? last, last) }
      last = attempt.outcome
    }
    guard let last else { return nil }
    return Swift.max(worst ?? last, last)
  }

  /// Whether the test passed in the end after an attempt that had failed.
  public var isFlaky: Bool {
    finalOutcome?.isPass == true && contains { $0.outcome.isFailure }
  }
}
