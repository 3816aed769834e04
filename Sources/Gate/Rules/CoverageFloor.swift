public import History

/// Coverage is at least the floor.
public enum CoverageFloor: Rule {
  public static let name = RuleName("coverage-floor")
  public static let about = "coverage is at least the floor"

  public static func judge(_ judged: JudgedRun, by policy: Policy) -> RuleReport {
    let history = judged.history
    let floor = policy[CoverageSettings.floor]
    let metric = policy[CoverageSettings.metric]
    guard let coverage = history.run.coverage, let actual = coverage.percent(metric) else {
      return report(.skipped, "no coverage was recorded", limit: .percent(floor))
    }
    let holds = actual >= floor
    let summary =
      "\(Units.percent(actual)) \(metric.phrase), at least \(Units.percent(floor)) wanted"
      + (coverage.breakdown.map { " (\($0))" } ?? "")
    return report(
      holds ? .pass : .fail, summary, limit: .percent(floor), actual: .percent(actual),
      findings: holds ? [] : [finding(coverage, actual, floor, metric)])
  }

  private static func finding(
    _ coverage: CoverageCounts, _ actual: Double, _ floor: Double, _ metric: CoverageMetric
  ) -> Finding {
    let (covered, total) = coverage.counted(by: metric)
    let needed = Int64((floor / 100 * Double(total)).rounded(.up)) - covered
    return Finding(
      summary: "\(Units.count(Int(needed), metric.unit)) more to cover to reach the floor",
      figures: [
        ("coverage_percent", .percent(actual)), ("floor_percent", .percent(floor)),
        ("line_percent", coverage.percent(.line).map(Figure.percent) ?? .flag(nil)),
        ("branch_percent", coverage.percent(.branch).map(Figure.percent) ?? .flag(nil)),
        ("lines_covered", .count(Int(coverage.linesCovered))),
        ("lines_total", .count(Int(coverage.linesTotal))),
        ("branches_covered", .count(Int(coverage.branchesCovered))),
        ("branches_total", .count(Int(coverage.branchesTotal))),
      ], next: .lookAtCoverage)
  }
}

extension CoverageMetric {
  /// What is counted, in words.
  var phrase: String {
    switch self {
    case .combined: "of lines and branches"
    case .line: "of lines"
    case .branch: "of branches"
    }
  }

  /// One of what is counted.
  var unit: String {
    switch self {
    case .combined: "line or branch"
    case .line: "line"
    case .branch: "branch"
    }
  }
}

extension CoverageCounts {
  /// How many are covered and how many there are, by the metric.
  func counted(by metric: CoverageMetric) -> (covered: Int64, total: Int64) {
    switch metric {
    case .combined: (linesCovered + branchesCovered, linesTotal + branchesTotal)
    case .line: (linesCovered, linesTotal)
    case .branch: (branchesCovered, branchesTotal)
    }
  }

  /// Lines and branches apart, where there are branches.
  var breakdown: String? {
    guard let lines = percent(.line), let branches = percent(.branch) else { return nil }
    return "lines \(Units.percent(lines)), branches \(Units.percent(branches))"
  }
}
