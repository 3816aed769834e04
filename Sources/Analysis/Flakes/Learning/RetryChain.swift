/// A failure and the retries right after it.
struct RetryChain: Sendable {
  var failedRetries: Int
  /// Whether the last retry passed.
  var passed: Bool

  /// Nil where nothing was retried, or where several runs make it unknown what followed what.
  init?(_ source: SourceTally) {
    guard source.firstAttempts == 1, source.firstFailed == 1, source.attempts > 1 else {
      return nil
    }
    failedRetries = Int(source.failed) - 1
    passed = !source.isAllFail
  }
}
