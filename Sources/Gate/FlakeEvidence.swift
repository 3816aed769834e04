import Analysis
import History
import Quarantine

/// What is known of the run's failures beside the failures themselves: computed once, for every rule that
/// asks.
struct FlakeEvidence {
  /// Nil where nothing failed on the source, or nothing is known.
  let flakes: RunFlakes?
  /// Whether so many first attempts failed that the machine or the network is the likelier cause.
  let isOutage: Bool
  /// By test whose failures the quarantine suspends: the line that does.
  let suspended: [TestID: QuarantineEntry]

  init(_ history: RunHistory, _ policy: Policy) {
    flakes = RunFlakes(history, policy.flakes)
    isOutage = InfrastructureGuard().isTripped(
      executed: history.results.count { $0.firstOutcome != .skipped },
      failedFirst: history.results.count { $0.firstOutcome.isFailure })
    var suspended: [TestID: QuarantineEntry] = [:]
    for result in history.results
    where result.outcome.isFailure || result.isFlaky || history.onSameSource[result.test] != nil {
      suspended[result.test] = policy.suspension(of: result, in: history)
    }
    self.suspended = suspended
  }
}
