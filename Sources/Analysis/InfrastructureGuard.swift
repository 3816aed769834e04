public import History

/// Tells an outage from tests that fail.
public enum InfrastructureGuard {
  /// Whether so many first attempts failed that the machine or the network is the likelier cause: at
  /// least 10, and at least a fifth of the tests that ran.
  public static func isOutage(_ results: [TestResult]) -> Bool {
    let ran = results.count { $0.firstOutcome != .skipped }
    let failed = results.count { $0.firstOutcome.isFailure }
    return failed >= 10 && failed * 5 >= ran
  }
}
