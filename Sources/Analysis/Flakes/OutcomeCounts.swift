/// How the runs of one test at one place of the history ended.
public struct OutcomeCounts: Hashable, Sendable {
  /// The place: a source's number, ascending through the history.
  public var position: Int
  public var runs: Int
  /// Runs in which at least one attempt failed.
  public var failed: Int
  /// Runs that failed at first and were tried again, and those that failed to the end.
  public var retried: Int
  public var failedAfterRetry: Int

  /// The counts of one source, by its position in the window.
  public init(
    position: Int, runs: Int, failed: Int, retried: Int = 0, failedAfterRetry: Int = 0
  ) {
    self.position = position
    self.runs = runs
    self.failed = failed
    self.retried = retried
    self.failedAfterRetry = failedAfterRetry
  }

  /// The counts of a source that was tallied.
  public init(_ source: SourceTally) {
    let isRetried = source.failed > 0 && source.attempts > source.firstAttempts
    let retried = isRetried ? max(1, Int(source.firstFailed)) : 0
    self.init(
      position: Int(source.position), runs: max(1, Int(source.firstAttempts)),
      failed: source.failed > 0 ? max(1, Int(source.firstFailed)) : 0, retried: retried,
      failedAfterRetry: source.isAllFail ? retried : 0)
  }

  static func + (a: OutcomeCounts, b: OutcomeCounts) -> OutcomeCounts {
    OutcomeCounts(
      position: b.position, runs: a.runs + b.runs, failed: a.failed + b.failed,
      retried: a.retried + b.retried,
      failedAfterRetry: a.failedAfterRetry + b.failedAfterRetry)
  }

  static func - (a: OutcomeCounts, b: OutcomeCounts) -> OutcomeCounts {
    OutcomeCounts(
      position: a.position, runs: a.runs - b.runs, failed: a.failed - b.failed,
      retried: a.retried - b.retried,
      failedAfterRetry: a.failedAfterRetry - b.failedAfterRetry)
  }
}
