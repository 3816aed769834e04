/// What the gate says of a run, rule by rule.
public struct GateReport: Sendable {
  public var verdict: Verdict
  /// Why there is no verdict on what was recorded; empty unless the data are missing or incomplete.
  public var reasons: [NoDataReason]
  /// What is to be said of the choice of the run.
  public var warnings: [String] = []
  /// The settings that the verdict goes by and that are not the trunk's; empty where that is not known.
  public var policyDifferences: [PolicyDifference] = []
  public var history: RunHistory
  /// Whether commands that are to be about this run have to name it.
  public var isToBeNamed = false
  /// The machine's speed in this run against its baseline, 1 for the same; nil where nobody knows.
  public var machineFactor: Double?
  public var rules: [RuleReport]
  /// The words of the command that runs its tests; empty where nobody knows.
  public var command: [String] = []
  /// The folder to go to before that command means what it meant; nil where that is here, or nobody knows.
  public var folder: String?
  /// Whether single tests can be named to the runner of that command, as far as it is known.
  public var namesTests = true
  /// Whether there is a commit here that a duet would compare with.
  public var hasBase = false
  /// By test that is to be run again alone: the words of the command that does.
  public var reruns: [TestID: [String]] = [:]

  /// What the rules say of a run's history, and what that comes to.
  public init(
    verdict: Verdict, reasons: [NoDataReason], history: RunHistory, machineFactor: Double? = nil,
    rules: [RuleReport]
  ) {
    self.verdict = verdict
    self.reasons = reasons
    self.history = history
    self.machineFactor = machineFactor
    self.rules = rules
  }

  /// What a rule says; nil where the gate has no such rule.
  public func report(of rule: RuleName) -> RuleReport? { rules.first { $0.rule == rule } }

  /// The rules that ended so, in the order of the report.
  public func rules(with status: RuleStatus) -> [RuleReport] {
    rules.filter { $0.status == status }
  }

  /// The tests that may have become slower and that no re-run has settled.
  public var suspects: [TestID] { rules.flatMap(\.suspects) }
  /// The tests that became slower for certain.
  public var slower: [TestID] { rules.flatMap(\.slower) }

  /// How many more re-runs would settle them.
  public var rerunsLeft: Int { rules.map(\.rerunsLeft).max() ?? 0 }

  /// The tests to run again beside the suspects.
  public var controls: [TestID] { rules.flatMap(\.controls) }

  /// The tests that failed, have no pass that forgives it, and are not quarantined.
  public var needingAttempts: [TestID] { rules.flatMap(\.needingAttempts) }

  /// The tests that became slower, confirmed or not.
  public func tests(of rule: RuleName) -> [TestID] {
    report(of: rule)?.findings.compactMap(\.test) ?? []
  }
}
