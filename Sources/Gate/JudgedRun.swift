public import Analysis
public import History
public import Quarantine

/// A run with all that rules ask of it, each worked out once.
public struct JudgedRun: Sendable {
  public let history: RunHistory
  /// The quarantine as it stands on the day of the verdict; nil where the project has none.
  public let quarantine: ReviewedQuarantine?
  /// How much of its change the run covers; nil where nobody asked, or nobody knows.
  public let patch: PatchCoverage?
  /// Whether its runner is known to run one test after the other.
  public let isOneByOne: Bool
  /// Whether its runner runs tests side by side in a way that nobody sees, as in threads of one process.
  public let hidesWorkers: Bool
  let durations: DurationEvidence
  let failures: FailureEvidence

  /// Works out what the rules ask of a history under a policy.
  public init(
    _ history: RunHistory, quarantine: ReviewedQuarantine? = nil, patch: PatchCoverage? = nil,
    isOneByOne: Bool = false, hidesWorkers: Bool = false, by policy: Policy
  ) {
    self.history = history
    self.isOneByOne = isOneByOne
    self.hidesWorkers = hidesWorkers
    self.quarantine = quarantine
    self.patch = patch
    durations = DurationEvidence(history, policy)
    failures = FailureEvidence(history, quarantine, policy)
  }

  /// The same run where the project has no quarantine.
  var withoutQuarantine: JudgedRun { JudgedRun(unquarantined: self) }

  private init(unquarantined judged: JudgedRun) {
    history = judged.history
    quarantine = nil
    patch = judged.patch
    isOneByOne = judged.isOneByOne
    hidesWorkers = judged.hidesWorkers
    durations = judged.durations
    failures = judged.failures.unsuspended
  }

  /// Why no test of the run can show that anything is well; nil where one can.
  var nothingRan: String? {
    guard !history.isOfBenchmarks || history.benchmarks.isEmpty else { return nil }
    let ran = history.results.filter { $0.outcome != .skipped }
    if history.results.isEmpty { return "the run has no tests" }
    if ran.isEmpty {
      return "no test ran: all \(Units.count(history.results.count, "test")) were skipped"
    }
    return ran.allSatisfy(isQuarantined) ? "no test ran that counts: all are quarantined" : nil
  }

  /// Whether the test's failures would not count.
  func isQuarantined(_ result: TestResult) -> Bool {
    guard let quarantine, let identity = history.identities[result.test] else { return false }
    return quarantine.suspending(
      test: identity.id, environment: "\(history.platform), \(history.run.environment.text)",
      fingerprints: history.fingerprints[result.test] ?? []) != nil
  }
}
