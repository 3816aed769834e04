import Analysis
import History

/// One named check. What it says does not depend on its level: a rule that finds something says
/// `fail`, and the gate makes a warning of it where the policy wants that.
protocol Rule: SendableMetatype {
  static var name: RuleName { get }
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

/// A rule that looks at a run and its history alone.
protocol HistoryRule: Rule {
  static func judge(_ history: RunHistory, by policy: Policy) -> RuleReport
}

/// A rule that looks at what is known of failures.
protocol FlakeRule: Rule {
  static func judge(_ evidence: FlakeEvidence, in history: RunHistory, by policy: Policy)
    -> RuleReport
}

/// A rule that looks at what the statistics make of the durations.
protocol DurationRule: Rule {
  static func judge(_ evidence: DurationEvidence, in history: RunHistory, by policy: Policy)
    -> RuleReport
}

extension DurationRule {
  /// What is said where the baseline is too short.
  static func tooFewRuns(_ history: RunHistory, _ policy: Policy) -> RuleReport {
    report(
      .skipped,
      "\(Units.count(history.baseline.count, "earlier run")) of \(history.trunk), "
        + "\(policy.slowdowns.minimumRuns) are needed")
  }
}
