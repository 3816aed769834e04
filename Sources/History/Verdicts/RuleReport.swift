/// What a rule says of a run, with its findings.
public struct RuleReport: Sendable {
  public var rule: RuleName
  public var status: RuleStatus
  /// What a rule lacks to judge, where that is one of the usual things.
  public var lack: RuleLack?
  /// One line.
  public var summary: String
  public var limit: Figure?
  public var actual: Figure?
  /// The rule's own figures, that are of no single finding.
  public var figures: [(name: String, value: Figure)] = []
  public var findings: [Finding]
  /// What else is to be said of the rule, a sentence each; the figures in it stand in `figures` too.
  public var notes: [String] = []
  /// The tests that may have become slower and that no re-run has settled.
  public var suspects: [TestID] = []
  /// The tests that became slower for certain.
  public var slower: [TestID] = []
  /// How many more re-runs would settle all of them, and the tests to run beside them, which tell how fast the
  /// machine is meanwhile.
  public var rerunsLeft = 0
  public var controls: [TestID] = []
  /// The tests that failed, have no pass that forgives it, and are not quarantined.
  public var needingAttempts: [TestID] = []
  /// What to type about the rule as a whole, if there is something; findings have their own.
  public var next: NextStep?
  /// How many findings a text shows; a document has all.
  public var findingsShown = 10

  /// The findings that people are told.
  public var told: [Finding] { findings.filter(\.isTold) }

  /// What a rule says in one line, with what it went by.
  public init(
    rule: RuleName, status: RuleStatus, summary: String, limit: Figure? = nil,
    actual: Figure? = nil, findings: [Finding] = []
  ) {
    self.rule = rule
    self.status = status
    self.summary = summary
    self.limit = limit
    self.actual = actual
    self.findings = findings
  }
}
