import Analysis
import History
import Quarantine

/// What is known of the run's failures beside the failures themselves.
struct FailureEvidence {
  /// Nil where nothing failed on the source, or the run is none that counts.
  let flakes: RunFlakes?
  /// Whose the failures are; nil where nothing tells.
  let blame: RunBlame?
  /// Whether so many first attempts failed that the machine or the network is the likelier cause.
  let isOutage: Bool
  /// By test whose failures the quarantine suspends: the line that does.
  private(set) var suspended: [TestID: QuarantineEntry]
  /// Those of them that the change quarantines, though nothing of the trunk's past says that they flake.
  private(set) var hidden: Set<TestID> = []

  /// The same where nothing is quarantined.
  var unsuspended: FailureEvidence {
    var all = self
    all.suspended = [:]
    all.hidden = []
    return all
  }

  init(_ history: RunHistory, _ quarantine: ReviewedQuarantine?, _ policy: Policy) {
    let flakes = RunFlakes(history, policy)
    self.flakes = flakes?.hasRun == true ? flakes : nil
    let isOutage = InfrastructureGuard().isTripped(by: history.results)
    self.isOutage = isOutage
    blame = flakes.map { RunBlame($0, history, isOutage: isOutage) }
    var suspended: [TestID: QuarantineEntry] = [:]
    for result in history.results
    where result.outcome.isFailure || result.isFlaky || history.onSameSource[result.test] != nil {
      suspended[result.test] = quarantine.flatMap {
        Self.entry(of: $0, for: result.test, in: history)
      }
    }
    for open in history.openFailures where suspended[open.test] == nil {
      suspended[open.test] = quarantine.flatMap {
        Self.entry(of: $0, for: open.test, in: history)
      }
    }
    self.suspended = suspended
    if let quarantine {
      hidden = Set(
        suspended.filter { quarantine.isOfChange($0.value) }.keys.filter { test in
          flakes.map { !$0.isKnownToFlake(test) && $0.firstAttempts(of: test).failed == 0 } ?? true
        })
    }
  }

  /// Whether more than one process saw a test fail where nothing but the code explains it: on the run's source, or on
  /// an earlier one of its branch while nobody else saw it fail.
  func isConfirmed(_ test: TestID, _ result: TestResult, in history: RunHistory) -> Bool {
    history.isConfirmed(test, result) || blame?.hasFailedBefore(test) == true
  }

  /// The line of the quarantine under which a test's failures do not count; nil where they do.
  private static func entry(
    of quarantine: ReviewedQuarantine, for test: TestID, in history: RunHistory
  ) -> QuarantineEntry? {
    guard let identity = history.identities[test] else { return nil }
    return quarantine.suspending(
      test: identity.id, environment: "\(history.platform), \(history.run.environment.text)",
      fingerprints: history.fingerprints[test] ?? [])
  }
}
