/// One execution of one test in a run, as the store keeps it.
public struct Attempt: Hashable, Sendable {
  public var outcome: Outcome
  public var mode: AttemptMode
  /// Microseconds; nil where nobody measured it.
  public var duration: Int64?

  /// An attempt; the duration is microseconds, nil where none was told.
  public init(outcome: Outcome, mode: AttemptMode = .suite, duration: Int64? = nil) {
    self.outcome = outcome
    self.mode = mode
    self.duration = duration
  }
}

extension [Attempt] {
  /// The attempts execution by execution: one of the mode `suite` begins one, the others repeat it.
  public var executions: [ArraySlice<Attempt>] {
    var result: [ArraySlice<Attempt>] = []
    for (index, attempt) in enumerated() {
      if attempt.mode == .suite || result.isEmpty {
        result.append(self[index...index])
      } else {
        result[result.count - 1] = self[result[result.count - 1].startIndex...index]
      }
    }
    return result
  }

  /// The outcome of a test with these attempts, in order; nil without attempts.
  ///
  /// An attempt of the mode `suite` begins an execution, the others repeat it. A pass forgives the failures
  /// before it and none after it, so an execution ended as its last attempt did that passed or failed. Of
  /// several executions the worst counts.
  public var finalOutcome: Outcome? {
    guard var current = first?.outcome else { return nil }
    // The least outcome there is: any other is worse.
    var worst = Outcome.skipped
    for attempt in dropFirst() {
      if attempt.mode == .suite {
        worst = Swift.max(worst, current)
        current = attempt.outcome
      } else {
        current = current.repeated(by: attempt.outcome)
      }
    }
    return Swift.max(worst, current)
  }

  /// Whether the test passed, and failed as well.
  public var isFlaky: Bool {
    finalOutcome?.isPass == true && contains { $0.outcome.isFailure }
  }
}

extension Outcome {
  /// What an execution with this outcome came to after one more attempt.
  fileprivate func repeated(by outcome: Outcome) -> Outcome {
    outcome.isPass || outcome.isFailure ? outcome : self
  }
}
