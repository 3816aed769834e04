import Analysis
public import History
public import Quarantine

/// A run with all that rules ask of it, each worked out once.
public struct JudgedRun: Sendable {
  public let history: RunHistory
  /// The quarantine as it stands on the day of the verdict; nil where the project has none.
  public let quarantine: ReviewedQuarantine?
  let durations: DurationEvidence
  let failures: FailureEvidence

  public init(_ history: RunHistory, quarantine: ReviewedQuarantine? = nil, by policy: Policy) {
    self.history = history
    self.quarantine = quarantine
    durations = DurationEvidence(history, policy)
    failures = FailureEvidence(history, quarantine, policy)
  }
}
