public import History

/// The rules of the gate, and what they come to.
public enum GateRules {
  /// The rules in the order in which they are reported.
  public static let all: [any Rule.Type] = [
    CommandSucceeded.self, FailedTests.self, NewFlaky.self, QuarantineUpkeep.self,
    MissingTests.self,
    SkippedTests.self,
    SuiteTime.self, SuiteRegression.self, GroupRegression.self, DurationRegression.self,
    BenchmarkRegression.self, TierBudget.self, CoverageFloor.self, CoverageDrop.self,
    PatchCoverageFloor.self,
    ParallelEfficiency.self,
    Improvement.self,
  ]

  /// The rule of a name; nil where there is none.
  public static func named(_ name: String) -> (any Rule.Type)? {
    all.first { $0.name.rawValue == name }
  }

  /// Judges a run by every rule.
  ///
  /// The verdict is `fail` if a rule fails; else `noData` if there is nothing or not all to judge;
  /// else `inconclusive` if a rule is; else `pass`.
  public static func judge(_ judged: JudgedRun, by policy: Policy) -> GateReport {
    let reports = all.map { report(of: $0, on: judged, by: policy) }
    let reasons = missingData(in: judged)
    let statuses = Set(reports.map(\.status))
    let verdict: Verdict =
      if statuses.contains(.fail) { .fail } else if !reasons.isEmpty {
        .noData
      } else if statuses.contains(.inconclusive) { .inconclusive } else { .pass }
    return GateReport(
      verdict: verdict, reasons: reasons, history: judged.history,
      machineFactor: judged.durations.machineFactor, rules: reports)
  }

  /// What a rule says under its level.
  private static func report(of rule: any Rule.Type, on judged: JudgedRun, by policy: Policy)
    -> RuleReport
  {
    let level = policy[level: rule]
    guard level != .off else {
      return RuleReport(rule: rule.name, status: .skipped, summary: "off in laptime.toml")
    }
    var report = rule.judge(judged, by: policy)
    if report.status == .fail, level == .fail, rule.needsTests, let reason = judged.nothingRan {
      (report.status, report.summary) = (.skipped, reason)
      report.figures.append(("tests_in_run", .count(judged.history.results.count)))
    }
    report.notes += AcceptanceNotes.lines(of: report.rule, in: judged.history)
    if level == .warn && (report.status == .fail || report.status == .inconclusive) {
      report.status = .warn
    }
    return report
  }

  /// Why a run can be no pass, whatever the rules say: nothing was shown to be well.
  private static func missingData(in judged: JudgedRun) -> [NoDataReason] {
    let history = judged.history
    var reasons = [judged.nothingRan].compactMap { $0.map { NoDataReason($0) } }
    if history.commands.last?.end.meaning == .noTests && reasons.isEmpty {
      reasons.append(NoDataReason("the command found no test to run"))
    }
    if !history.run.isComplete { reasons.append(NoDataReason("the run is incomplete")) }
    if let stray = history.strayReport { reasons.append(NoDataReason(sentence(of: stray))) }
    return reasons.isEmpty ? all.compactMap { $0.doubt(of: history) } : reasons
  }

  private static func sentence(of report: StrayReport) -> String {
    "its report is that of run \(report.run.short)"
      + (report.commit.map { " of commit \(CommitHash.short($0))" } ?? "")
      + ", byte for byte; nothing of this source was measured: run the tests again"
  }
}

extension GateReport {
  /// Whether it can tell which tests may be slower: whether there are runs to compare them with.
  public var knowsSlowTests: Bool {
    GateRules.all.allSatisfy { rule in
      let lack = rule.findsSlowTests ? report(of: rule.name)?.lack : nil
      return lack == nil || lack == .machine
    }
  }
}
