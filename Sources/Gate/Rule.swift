import History

/// One named check. What it says does not depend on its level: a rule that finds something says
/// `fail`, and the gate makes a warning of it where the policy wants that.
protocol Rule: SendableMetatype {
  static var name: RuleName { get }

  /// Judges a run by its history.
  static func judge(_ history: RunHistory, by policy: Policy) -> RuleReport
}

extension Rule {
  static func report(
    _ status: RuleStatus, _ summary: String, limit: Figure? = nil, actual: Figure? = nil,
    findings: [Finding] = []
  ) -> RuleReport {
    RuleReport(
      rule: name.rawValue, status: status, summary: summary, limit: limit, actual: actual,
      findings: findings)
  }
}
