public import History

/// The run's wall time is within the budget of its suite.
public enum SuiteTime: Rule {
  public static let name = RuleName("suite-time")
  public static let about = "the wall time is within the budget of the suite"

  public static func judge(_ judged: JudgedRun, by policy: Policy) -> RuleReport {
    let history = judged.history
    let suite = history.run.suite
    guard let budget = policy.suites[suite]?.budget else {
      return report(.skipped, "suite \(suite) has no budget")
    }
    guard let wall = history.run.wall else {
      return report(.skipped, "the run has no wall time", limit: .microseconds(budget))
    }
    let isWithin = wall.microseconds <= budget
    let taken = Units.duration(wall.microseconds)
    var summary = "\(taken) of \(Units.duration(budget)) (\(wall.origin.phrase))"
    if !isWithin { summary += ", \(Units.duration(wall.microseconds - budget)) over" }
    return report(
      isWithin ? .pass : .fail, summary, limit: .microseconds(budget),
      actual: .microseconds(wall.microseconds),
      findings: isWithin ? [] : [finding(wall, budget, suite: suite)])
  }

  private static func finding(_ wall: WallTime, _ budget: Int64, suite: String) -> Finding {
    Finding(
      summary: "suite \(suite) took \(Units.duration(wall.microseconds - budget)) too long",
      figures: [
        ("wall_us", .microseconds(wall.microseconds)), ("limit_us", .microseconds(budget)),
        ("extra_us", .microseconds(wall.microseconds - budget)),
      ], next: .lookAtSlowest)
  }
}

extension WallTime.Origin {
  /// How the wall time is known, in words.
  var phrase: String {
    switch self {
    case .option: "as given"
    case .measured: "measured"
    case .timestamps: "from the first test's start to the last one's end"
    case .report: "by the report"
    case .sum: "sum of the tests"
    }
  }
}
