public import Analysis
public import History

/// Coverage is not below the baseline's median by more than is allowed.
public enum CoverageDrop: Rule {
  public static let name = RuleName("coverage-drop")
  public static let about = "coverage is not far below the median of the baseline"
  public static let needsTests = true
  public static let acceptance: AcceptanceScope? = .run

  public static func speaks(of change: SuiteChange.Subject, test: TestID?) -> Bool {
    change == .coverage
  }

  public static func judge(_ judged: JudgedRun, by policy: Policy) -> RuleReport {
    let history = judged.history
    let allowed = policy[CoverageSettings.drop]
    let metric = policy[CoverageSettings.metric]
    if let reason = incomplete(judged) { return reason }
    guard let actual = history.run.coverage?.percent(metric) else {
      return skipped("no coverage was recorded", for: .use)
    }
    let baseline =
      history.coverageBaseline.compactMap { run in
        run.coverage?.percent(metric).map { (start: run.startedAt, percent: $0) }
      }
      + history.coverageBefore.compactMap { run in
        run.coverage.percent(metric).map { (start: run.start, percent: $0) }
      }
    let taken = accepted(actual, baseline, in: history, by: policy)
    let earlier = baseline.reversed().map { start, percent in
      taken.filter { start < $0.since }.map(\.percent).reduce(percent, min)
    }
    let window = policy[BaselineSettings.runs]
    guard let usual = UsualCoverage(of: earlier, drop: allowed, runs: window) else {
      return skipped(
        "no earlier run of \(history.trunk) has coverage to compare with", for: .earlierRuns(1))
    }
    return report(actual, usual, allowed: allowed, in: history, by: policy)
  }

  private static func report(
    _ actual: Double, _ usual: UsualCoverage, allowed: Double, in history: RunHistory,
    by policy: Policy
  ) -> RuleReport {
    let drop = usual.percent - actual
    let holds = !UsualCoverage.falls(actual, from: usual.percent, by: allowed)
    let shown = Units.percent(actual, against: policy[CoverageSettings.floor])
    let direction = drop > 0 ? "below" : "above"
    var summary =
      "\(shown), \(Units.points(abs(drop), against: allowed)) \(direction) the median of "
      + (usual.isOfOldest ? "the oldest of " : "") + Units.count(usual.runs, "run")
    if usual.fallen > 0 && !holds {
      summary +=
        "; \(Units.count(usual.fallen, "run")) before had fallen too, and nobody accepted it"
    }
    return report(
      holds ? .pass : .fail, summary, limit: .percent(allowed), actual: .percent(drop),
      figures: [
        ("coverage_percent", .percent(actual)), ("baseline_percent", .percent(usual.percent)),
        ("baseline_runs", .count(usual.runs)), ("runs_fallen", .count(usual.fallen)),
      ],
      findings: holds
        ? []
        : [
          Finding(
            summary:
              "coverage fell from \(Units.percent(usual.percent)) to \(shown)",
            figures: [
              ("coverage_percent", .percent(actual)), ("baseline_percent", .percent(usual.percent)),
              ("drop_points", .percent(drop)), ("limit_points", .percent(allowed)),
            ],
            evidence: ["\(Units.count(usual.runs, "run")) of \(history.trunk)"],
            next: .lookAtCoverage)
        ])
  }

  /// The drops that were taken on purpose: from when on, and down to what. One of another branch counts once the
  /// trunk shows it: what a change was allowed that is not merged, no other is.
  private static func accepted(
    _ actual: Double, _ baseline: [(start: Instant, percent: Double)], in history: RunHistory,
    by policy: Policy
  ) -> [(since: Instant, percent: Double)] {
    let allowed = policy[CoverageSettings.drop]
    let branch = history.run.branch
    return history.acceptances.compactMap { acceptance in
      guard acceptance.rule == name, acceptance.since <= history.run.startedAt,
        let percent = acceptance.coverage?.percent(policy[CoverageSettings.metric])
      else { return nil }
      func shows(_ other: Double) -> Bool { abs(other - percent) <= allowed + 1e-9 }
      let isOwn =
        acceptance.branch == nil || acceptance.branch == branch
        || acceptance.branch == history.trunk
      let isMerged =
        branch == history.trunk && shows(actual)
        || baseline.contains { $0.start >= acceptance.since && shows($0.percent) }
      return isOwn || isMerged ? (acceptance.since, percent) : nil
    }
  }
}
