public import History

extension GateReport {
  /// The report where there is no run to judge.
  public static func withoutRun(_ reason: String) -> GateReport {
    let run = RunSummary(
      id: RunID(0), key: RunKey(""), project: "", suite: "", source: "", kind: .local,
      startedAt: Instant(microseconds: 0), isComplete: false,
      environment: EnvironmentClass(cpuModel: nil, cores: nil))
    return GateReport(
      verdict: .noData, reasons: [NoDataReason(reason)],
      history: RunHistory(run: run, results: [], trunk: ""), rules: [])
  }

  /// The rules, and as one more why there is no verdict, so that a document that names no finding
  /// does not look like a pass.
  var rulesAndReasons: [RuleReport] {
    guard verdict == .noData, !reasons.isEmpty else { return rules }
    let why = RuleReport(
      rule: .noVerdict, status: .inconclusive,
      summary: reasons.map { sentence(of: $0) }.joined(separator: "; "))
    return [why] + rules
  }
}
