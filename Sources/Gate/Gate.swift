// Gate judges: a policy, one file a rule, a verdict. Pure; it never sees SQL, files or the clock.

public import History

/// Judges runs.
public enum GateKeeper {
  private static let rules: [any Rule.Type] = [
    Failures.self, MissingTests.self, SuiteTime.self, CoverageFloor.self, CoverageDrop.self,
    SkippedTests.self, ParallelEfficiency.self, Improvement.self, TierBudget.self,
  ]

  /// Judges a run by every rule.
  ///
  /// The verdict is `fail` if a rule fails; else `noData` if there is nothing or not all to judge;
  /// else `inconclusive` if a rule is; else `pass`.
  public static func judge(_ history: RunHistory, by policy: Policy) -> GateReport {
    let reports = rules.map { rule in
      let level = policy.level(of: rule.name)
      guard level != .off else {
        return RuleReport(
          rule: rule.name.rawValue, status: .skipped, summary: "off in laptime.toml")
      }
      var report = rule.judge(history, by: policy)
      if level == .warn && (report.status == .fail || report.status == .inconclusive) {
        report.status = .warn
      }
      return report
    }
    let reasons = missingData(in: history)
    let statuses = Set(reports.map(\.status))
    let verdict: Verdict =
      if statuses.contains(.fail) { .fail } else if !reasons.isEmpty {
        .noData
      } else if statuses.contains(.inconclusive) { .inconclusive } else { .pass }
    return GateReport(verdict: verdict, reasons: reasons, history: history, rules: reports)
  }

  /// Why a run can be no pass, whatever the rules say.
  private static func missingData(in history: RunHistory) -> [String] {
    var reasons: [String] = []
    if history.results.isEmpty { reasons.append("the run has no tests") }
    if !history.run.isComplete { reasons.append("the run is incomplete") }
    return reasons
  }
}
