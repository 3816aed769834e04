public import History

/// The rules of the gate, by the names that `laptime.toml`, text and JSON use.
public enum RuleName: String, CaseIterable, Sendable {
  case failures
  case missingTests = "missing-tests"
  case suiteTime = "suite-time"
  case coverageFloor = "coverage-floor"
  case coverageDrop = "coverage-drop"
  case skippedTests = "skipped-tests"
  case parallelEfficiency = "parallel-efficiency"
  case durationRegression = "duration-regression"
  case suiteRegression = "suite-regression"
  case groupRegression = "group-regression"
  case improvement
  case tierBudget = "tier-budget"

  /// How much the rule weighs where `laptime.toml` does not say.
  public var usualLevel: RuleLevel {
    switch self {
    case .skippedTests, .parallelEfficiency, .tierBudget: .warn
    default: .fail
    }
  }
}
