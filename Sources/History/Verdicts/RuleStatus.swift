/// What one rule says.
public enum RuleStatus: String, Sendable {
  case pass, fail, warn, inconclusive
  /// The rule lacks what it needs, or is off.
  case skipped
}
