// Gate judges: a policy, one file a rule, a verdict. Pure; it never sees SQL, files or the clock.

import Analysis
public import History

/// Judges runs.
public enum GateKeeper {
  /// Judges a run by every rule.
  ///
  /// The verdict is `fail` if a rule fails; else `noData` if there is nothing or not all to judge;
  /// else `inconclusive` if a rule is; else `pass`.
  public static func judge(_ history: RunHistory, by policy: Policy) -> GateReport {
    judge(history, DurationEvidence(history, policy), by: policy)
  }

  /// The same where the evidence is at hand.
  static func judge(_ history: RunHistory, _ evidence: DurationEvidence, by policy: Policy)
    -> GateReport
  {
    let flakes = FlakeEvidence(history, policy)
    let reports = RuleName.allCases.map { name in
      report(of: name, by: policy) { judge(name, history, evidence, flakes, by: policy) }
    }
    let reasons = missingData(in: history)
    let statuses = Set(reports.map(\.status))
    let verdict: Verdict =
      if statuses.contains(.fail) { .fail } else if !reasons.isEmpty {
        .noData
      } else if statuses.contains(.inconclusive) { .inconclusive } else { .pass }
    return GateReport(
      verdict: verdict, reasons: reasons, history: history, machineFactor: evidence.machineFactor,
      rules: reports)
  }

  private static func judge(
    _ rule: RuleName, _ history: RunHistory, _ evidence: DurationEvidence,
    _ flakes: FlakeEvidence, by policy: Policy
  ) -> RuleReport {
    switch rule {
    case .failures: Failures.judge(flakes, in: history, by: policy)
    case .newFlaky: NewFlaky.judge(flakes, in: history, by: policy)
    case .quarantine: QuarantineRule.judge(history, by: policy)
    case .missingTests: MissingTests.judge(history, by: policy)
    case .skippedTests: SkippedTests.judge(history, by: policy)
    case .suiteTime: SuiteTime.judge(history, by: policy)
    case .suiteRegression: SuiteRegression.judge(evidence, in: history, by: policy)
    case .groupRegression: GroupRegression.judge(evidence, in: history, by: policy)
    case .durationRegression: DurationRegression.judge(evidence, in: history, by: policy)
    case .tierBudget: TierBudget.judge(history, by: policy)
    case .coverageFloor: CoverageFloor.judge(history, by: policy)
    case .coverageDrop: CoverageDrop.judge(history, by: policy)
    case .parallelEfficiency: ParallelEfficiency.judge(history, by: policy)
    case .improvement: Improvement.judge(history, by: policy)
    }
  }

  /// What a rule says under its level.
  private static func report(of rule: RuleName, by policy: Policy, judge: () -> RuleReport)
    -> RuleReport
  {
    let level = policy.level(of: rule)
    guard level != .off else {
      return RuleReport(rule: rule.rawValue, status: .skipped, summary: "off in laptime.toml")
    }
    var report = judge()
    if level == .warn && (report.status == .fail || report.status == .inconclusive) {
      report.status = .warn
    }
    return report
  }

  /// Why a run can be no pass, whatever the rules say.
  private static func missingData(in history: RunHistory) -> [String] {
    var reasons: [String] = []
    if history.results.isEmpty { reasons.append("the run has no tests") }
    if !history.run.isComplete { reasons.append("the run is incomplete") }
    return reasons
  }
}
