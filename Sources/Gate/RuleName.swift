public import History

/// The rules of the gate, by the names that `laptime.toml`, text and JSON use, in the order in which they
/// are reported.
public enum RuleName: String, CaseIterable, Sendable {
  case failures
  case newFlaky = "new-flaky"
  case quarantine
  case missingTests = "missing-tests"
  case skippedTests = "skipped-tests"
  case suiteTime = "suite-time"
  case suiteRegression = "suite-regression"
  case groupRegression = "group-regression"
  case durationRegression = "duration-regression"
  case tierBudget = "tier-budget"
  case coverageFloor = "coverage-floor"
  case coverageDrop = "coverage-drop"
  case parallelEfficiency = "parallel-efficiency"
  case improvement

  /// How much the rule weighs where `laptime.toml` does not say.
  public var usualLevel: RuleLevel {
    switch self {
    case .skippedTests, .parallelEfficiency, .tierBudget: .warn
    default: .fail
    }
  }
}
