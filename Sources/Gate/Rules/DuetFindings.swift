import Analysis
import History

/// What the slowdowns say that duets with the base have shown.
enum DuetFindings {
  /// The slowdowns that were shown and that nobody took on purpose, the greatest loss first.
  static func standing(_ rule: RuleName, in history: RunHistory) -> [(
    test: TestID, duet: DuetResult
  )] {
    history.duets.filter { $1.isSlower == true && history.accepted(rule, of: $0) == nil }
      .sorted { ($1.value.extra, $0.key) < ($0.value.extra, $1.key) }.map { ($0.key, $0.value) }
  }

  /// What the rule says where there is no baseline; nil where nothing was compared.
  static func report(_ rule: RuleName, of history: RunHistory) -> RuleReport? {
    let compared = history.duets.values.filter { $0.isSlower != nil }
    guard let base = compared.first?.base else { return nil }
    let slower = standing(rule, in: history)
    let summary =
      slower.isEmpty
      ? "none of \(Units.count(compared.count, "test")) is slower beside the base \(base.prefix(10))"
      : "\(Units.count(slower.count, "test")) slower, confirmed beside the base \(base.prefix(10))"
    var report = RuleReport(
      rule: rule, status: slower.isEmpty ? .pass : .fail, summary: summary,
      actual: .count(slower.count), findings: slower.map { finding($0.test, $0.duet, in: history) })
    report.figures = [("compared", .count(compared.count)), ("base", .text(base))]
    report.findingsShown = max(5, min(10, slower.count))
    return report
  }

  static func finding(_ test: TestID, _ duet: DuetResult, in history: RunHistory) -> Finding {
    Finding(
      .test(test), summary: "\(duet.sentence), beside its base \(duet.base.prefix(10))",
      figures: [
        ("ratio", .number(duet.ratio)),
        ("ratio_low", duet.low.map(Figure.number) ?? .flag(nil)),
        ("ratio_high", duet.high.map(Figure.number) ?? .flag(nil)),
        ("extra_us", .microseconds(duet.extra)), ("p_value", .number(duet.pValue)),
        ("confirmed", .flag(true)), ("base", .text(duet.base)),
        ("runs_head", .count(duet.headRuns)), ("runs_base", .count(duet.baseRuns)),
        ("worth_a_look", .flag(true)),
      ],
      next: .explainTest(test, run: history.run.key))
  }
}
