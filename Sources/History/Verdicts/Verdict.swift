/// What the gate says of a run.
public enum Verdict: String, Sendable {
  case pass
  case fail
  /// More attempts would settle it.
  case inconclusive
  /// There is nothing, or not all, to judge.
  case noData = "no-data"
}

/// What one rule says.
public enum RuleStatus: String, Sendable {
  case pass, fail, warn, inconclusive
  /// The rule lacks what it needs, or is off.
  case skipped
}

/// How much a rule weighs.
public enum RuleLevel: String, CaseIterable, Sendable {
  case fail, warn, off
}

/// A number of a finding or rule, with its unit in the name it goes by (`ratio`, `extra_us`).
public enum Figure: Hashable, Sendable {
  case count(Int)
  case microseconds(Int64)
  /// Rounded to two decimals where it is shown.
  case percent(Double)
  case number(Double)
  case text(String)
  case flag(Bool?)
}

/// What a rule has to say of a test or of the run.
public struct Finding: Sendable {
  /// The test it speaks of; nil where it speaks of the run.
  public var test: TestID?
  /// One line without the test's name.
  public var summary: String
  public var figures: [(name: String, value: Figure)]
  /// What it rests on: runs, messages, commits; a line each.
  public var evidence: [String]
  /// What to type next, if there is something; `{test}` stands for the test's id, `{renamed_to}` for the
  /// figure of that name.
  public var next: String?

  public init(
    test: TestID? = nil, summary: String, figures: [(name: String, value: Figure)] = [],
    evidence: [String] = [], next: String? = nil
  ) {
    self.test = test
    self.summary = summary
    self.figures = figures
    self.evidence = evidence
    self.next = next
  }
}

/// What a rule says of a run, with its findings.
public struct RuleReport: Sendable {
  public var rule: String
  public var status: RuleStatus
  /// One line.
  public var summary: String
  public var limit: Figure?
  public var actual: Figure?
  public var findings: [Finding]
  /// How many findings a text shows; a document has all.
  public var findingsShown = 10

  public init(
    rule: String, status: RuleStatus, summary: String, limit: Figure? = nil,
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

/// What the gate says of a run, rule by rule.
public struct GateReport: Sendable {
  public var verdict: Verdict
  /// Why there is no verdict on what was recorded; empty unless the data are missing or incomplete.
  public var reasons: [String]
  public var history: RunHistory
  /// The machine's speed in this run against its baseline, 1 for the same; nil where nobody knows.
  public var machineFactor: Double?
  public var rules: [RuleReport]

  public init(
    verdict: Verdict, reasons: [String], history: RunHistory, machineFactor: Double? = nil,
    rules: [RuleReport]
  ) {
    self.verdict = verdict
    self.reasons = reasons
    self.history = history
    self.machineFactor = machineFactor
    self.rules = rules
  }
}
