/// What the gate said of a run, as the store keeps it.
public struct PastVerdict: Sendable {
  public var run: RunKey
  public var judgedAt: Instant
  public var verdict: Verdict
  /// The settings that it went by, in the order of their names.
  public var settings: [(name: String, value: String)]
  /// In the order of their names.
  public var rules: [RuleResult]

  /// A verdict as it was given.
  public init(
    run: RunKey, judgedAt: Instant, verdict: Verdict, settings: [(name: String, value: String)],
    rules: [RuleResult]
  ) {
    self.run = run
    self.judgedAt = judgedAt
    self.verdict = verdict
    self.settings = settings
    self.rules = rules
  }

  /// What a rule said.
  public struct RuleResult: Sendable {
    public var name: String
    public var status: RuleStatus
    public var summary: String
    /// What it was held to, and what it was; without their units.
    public var limit: ResultTable.Cell
    public var actual: ResultTable.Cell
    public var findings: [PastFinding]

    /// What a rule said then.
    public init(
      name: String, status: RuleStatus, summary: String, limit: ResultTable.Cell,
      actual: ResultTable.Cell, findings: [PastFinding]
    ) {
      self.name = name
      self.status = status
      self.summary = summary
      self.limit = limit
      self.actual = actual
      self.findings = findings
    }
  }
}

/// What a rule had to say of a test or of the run.
public struct PastFinding: Sendable {
  /// Nil where it speaks of the run.
  public var test: TestIdentity?
  public var summary: String
  /// In the order of their names, which end with the unit.
  public var figures: [(name: String, value: ResultTable.Cell)]

  /// A finding of then.
  public init(
    test: TestIdentity?, summary: String, figures: [(name: String, value: ResultTable.Cell)]
  ) {
    self.test = test
    self.summary = summary
    self.figures = figures
  }
}
