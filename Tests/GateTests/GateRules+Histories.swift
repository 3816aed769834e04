import Analysis
import Gate
import History

extension GateRules {
  /// Judges what a history alone tells.
  static func judge(_ history: RunHistory, by policy: Policy) -> GateReport {
    checked(JudgedRun(history, by: policy), by: policy)
  }

  /// Judges a run. That every number it speaks of is a key holds for each history that these tests make.
  static func checked(_ judged: JudgedRun, by policy: Policy) -> GateReport {
    let report = judge(judged, by: policy)
    SpokenFigures.check(report)
    return report
  }
}

extension RuleName {
  static let failures = FailedTests.name
  static let newFlaky = NewFlaky.name
  static let quarantine = QuarantineUpkeep.name
  static let missingTests = MissingTests.name
  static let skippedTests = SkippedTests.name
  static let suiteTime = SuiteTime.name
  static let suiteRegression = SuiteRegression.name
  static let groupRegression = GroupRegression.name
  static let durationRegression = DurationRegression.name
  static let tierBudget = TierBudget.name
  static let coverageFloor = CoverageFloor.name
  static let coverageDrop = CoverageDrop.name
  static let parallelEfficiency = ParallelEfficiency.name
  static let improvement = Improvement.name
}

extension Policy {
  /// A rule of this level.
  mutating func set(_ rule: RuleName, to level: RuleLevel?) {
    guard let level, let rule = GateRules.named(rule.rawValue) else { return }
    self[level: rule] = level
  }
}

/// What a rule that fails where it does not hold says of a history; skipped where nothing is said.
func report(
  _ rule: RuleName, _ history: RunHistory, _ change: (inout Policy) -> Void = { _ in }
) -> RuleReport {
  var policy = Policy()
  policy.set(rule, to: .fail)
  change(&policy)
  let reports = GateRules.judge(history, by: policy).rules
  return reports.first { $0.rule == rule }
    ?? RuleReport(rule: rule, status: .skipped, summary: "")
}
