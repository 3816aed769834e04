import Analysis
import History

/// What the slowdowns say that duets with the base have shown.
enum DuetFindings {
  /// The slowdowns that were shown and that nobody took on purpose, the greatest loss first.
  static func standing(_ rule: RuleName, in history: RunHistory) -> [(
    test: TestID, duet: DuetResult
  )] {
    duets(in: history, notAcceptedBy: rule) { $0.isSlower == true }
  }

  /// Those that lean to a slowdown and were not settled in the time.
  static func leaning(_ rule: RuleName, in history: RunHistory, by policy: Policy) -> [(
    test: TestID, duet: DuetResult
  )] {
    duets(in: history, notAcceptedBy: rule) { $0.leansSlower(by: policy.slowdowns) }
  }

  private static func duets(
    in history: RunHistory, notAcceptedBy rule: RuleName, where isMeant: (DuetResult) -> Bool
  ) -> [(test: TestID, duet: DuetResult)] {
    history.duetsInForce.filter { isMeant($1) && history.accepted(rule, of: $0) == nil }
      .sorted { ($1.value.extra, $0.key) < ($0.value.extra, $1.key) }.map { ($0.key, $0.value) }
  }

  /// What the rule says where there is no baseline; nil where nothing was compared.
  static func report(_ rule: RuleName, of history: RunHistory, by policy: Policy) -> RuleReport? {
    let settled = history.duetsInForce.values.filter { $0.isSlower != nil }
    let (slower, leaning) = (standing(rule, in: history), leaning(rule, in: history, by: policy))
    guard let base = settled.first?.base ?? leaning.first?.duet.base else { return nil }
    var parts: [String] = []
    if !slower.isEmpty { parts.append("\(Units.count(slower.count, "test")) slower, confirmed") }
    if !leaning.isEmpty {
      parts.append("\(Units.count(leaning.count, "test")) may be slower, not settled")
    }
    if parts.isEmpty {
      parts = ["none of \(Units.count(settled.count, "test")) is slower by enough to count"]
    }
    let status: RuleStatus =
      if !slower.isEmpty {
        .fail
      } else if !leaning.isEmpty {
        policy[DurationRegression.confirm] == .required ? .inconclusive : .warn
      } else { .pass }
    var report = RuleReport(
      rule: rule, status: status,
      summary: "\(parts.joined(separator: ", ")) beside the base \(base.prefix(10))",
      actual: .count(slower.count),
      findings: (slower + leaning).map { finding($0.test, $0.duet, in: history, by: policy) })
    report.figures = [
      ("compared", .count(history.duetsInForce.count)), ("settled", .count(settled.count)),
      ("not_settled", .count(leaning.count)), ("base", .text(base)),
    ]
    report.findingsShown = max(5, min(10, slower.count))
    report.slower = slower.map(\.test)
    report.suspects = leaning.map(\.test)
    return report
  }

  static func finding(
    _ test: TestID, _ duet: DuetResult, in history: RunHistory, by policy: Policy
  ) -> Finding {
    let isSlower = duet.isSlower == true
    return Finding(
      .test(test),
      summary: "\(duet.sentence(by: policy.slowdowns)), beside its base \(duet.base.prefix(10))",
      figures: [
        ("ratio", .number(duet.ratio)),
        ("ratio_low", duet.low.map(Figure.number) ?? .flag(nil)),
        ("ratio_high", duet.high.map(Figure.number) ?? .flag(nil)),
        ("extra_us", .microseconds(duet.extra)), ("p_value", .number(duet.pValue)),
        ("confirmed", .flag(isSlower ? true : nil)), ("base", .text(duet.base)),
        ("runs_head", .count(duet.headRuns)), ("runs_base", .count(duet.baseRuns)),
        ("worth_a_look", .flag(isSlower || duet.leansSlower(by: policy.slowdowns))),
        ("confirmed_in", duet.run.map { .text($0.text) } ?? .flag(nil)),
      ],
      evidence: duet.run.map { ["compared after run \($0.short)"] } ?? [],
      next: isSlower ? .explainTest(test, run: history.run.key) : .duet)
  }
}
