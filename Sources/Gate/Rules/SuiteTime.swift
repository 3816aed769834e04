public import History

/// The run's wall time is within the budget of its suite.
public enum SuiteTime: Rule {
  public static let name = RuleName("suite-time")
  public static let about = "the wall time is within the budget of the suite"
  public static let limits: RunFigure? = .wallTime

  public static func judge(_ judged: JudgedRun, by policy: Policy) -> RuleReport {
    let history = judged.history
    let suite = history.run.suite
    guard let budget = policy.suites[suite]?.budget else {
      return skipped("suite \(suite) has no budget", for: .use)
    }
    guard let wall = history.run.wall else {
      return report(.skipped, "the run has no wall time", limit: .microseconds(budget))
    }
    let isWithin = wall.microseconds <= budget
    // A sum of tests is no wall time: they may have run side by side.
    let isSum = wall.origin == .sum
    let taken = Units.duration(wall.microseconds, against: budget)
    let build = wall.build.map { ", without \(Units.duration($0)) of building" } ?? ""
    var summary = "\(taken) of \(Units.duration(budget)) (\(wall.origin.phrase)\(build))"
    if !isWithin { summary += ", \(Units.duration(wall.microseconds - budget)) over" }
    if !isWithin && isSum { summary += "; the wall time was not measured" }
    return report(
      isWithin ? .pass : isSum ? .warn : .fail, summary, limit: .microseconds(budget),
      actual: .microseconds(wall.microseconds),
      figures: [("extra_us", .microseconds(max(0, wall.microseconds - budget)))]
        + (wall.build.map { [("build_us", .microseconds($0))] } ?? []),
      findings: isWithin ? [] : [finding(wall, budget, suite: suite)])
  }

  private static func finding(_ wall: WallTime, _ budget: Int64, suite: String) -> Finding {
    let isSum = wall.origin == .sum
    let over = Units.duration(wall.microseconds - budget)
    return Finding(
      summary: isSum
        ? "the tests of suite \(suite) took \(over) more than its budget, one after the other"
        : "suite \(suite) took \(over) too long",
      figures: [
        ("wall_us", .microseconds(wall.microseconds)), ("limit_us", .microseconds(budget)),
        ("extra_us", .microseconds(wall.microseconds - budget)),
        ("wall_source", .text(wall.origin.rawValue)),
      ] + (wall.build.map { [("build_us", .microseconds($0))] } ?? []),
      next: isSum ? .measure : .lookAtSlowest)
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
