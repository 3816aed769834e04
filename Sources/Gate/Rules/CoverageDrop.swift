public import History
import Statistics

/// Coverage is not below the baseline's median by more than is allowed.
public enum CoverageDrop: Rule {
  public static let name = RuleName("coverage-drop")
  public static let about = "coverage is not far below the median of the baseline"
  public static let acceptance: AcceptanceScope? = .run

  public static func judge(_ judged: JudgedRun, by policy: Policy) -> RuleReport {
    let history = judged.history
    let allowed = policy[CoverageSettings.drop]
    let metric = policy[CoverageSettings.metric]
    if let reason = incomplete(history) { return reason }
    guard let actual = history.run.coverage?.percent(metric) else {
      return report(.skipped, "no coverage was recorded")
    }
    var baseline = history.coverageBaseline
    if let since = history.accepted(name, of: nil) {
      baseline.removeAll { $0.startedAt < since }
    }
    let earlier = baseline.compactMap { $0.coverage?.percent(metric) }
    guard !earlier.isEmpty else {
      return report(.skipped, "no earlier run of \(history.trunk) has coverage to compare with")
    }
    let usual = Quantiles.median(of: earlier)
    let drop = usual - actual
    // A drop of just so many points may come out a little greater in binary fractions.
    let holds = drop <= allowed + 1e-9
    let direction = drop > 0 ? "below" : "above"
    let summary =
      "\(Units.percent(actual)), \(Units.points(abs(drop), against: allowed)) \(direction) the median of "
      + Units.count(earlier.count, "run")
    return report(
      holds ? .pass : .fail, summary, limit: .percent(allowed), actual: .percent(drop),
      findings: holds
        ? []
        : [
          Finding(
            summary: "coverage fell from \(Units.percent(usual)) to \(Units.percent(actual))",
            figures: [
              ("coverage_percent", .percent(actual)), ("baseline_percent", .percent(usual)),
              ("drop_points", .percent(drop)), ("limit_points", .percent(allowed)),
            ],
            evidence: ["\(Units.count(earlier.count, "run")) of \(history.trunk)"],
            next: .lookAtCoverage)
        ])
  }
}
