/// What the gate says of a run.
public enum Verdict: String, CaseIterable, Sendable {
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
