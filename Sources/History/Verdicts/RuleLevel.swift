/// How much a rule weighs.
public enum RuleLevel: String, CaseIterable, Sendable {
  case fail, warn, off
}
