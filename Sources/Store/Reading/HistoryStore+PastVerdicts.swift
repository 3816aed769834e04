public import History

extension HistoryStore {
  /// What the gate said of a run, newest first, at most so many times.
  public func verdicts(ofRun id: RunID, limit: Int) throws -> [PastVerdict] {
    let key = try key(ofRun: id)
    let known = try connection.rows(
      .verdictsOfRun, ["run": .id(id), "limit": .integer(limit)]
    ) {
      (
        id: $0.integer(Columns.VerdictsOfRun.id),
        at: Instant(microseconds: $0.integer(Columns.VerdictsOfRun.judgedAt)),
        verdict: $0.text(Columns.VerdictsOfRun.verdict)
      )
    }
    return try known.map { row in
      PastVerdict(
        run: key, judgedAt: row.at, verdict: Verdict(rawValue: row.verdict) ?? .noData,
        settings: try connection.rows(.settingsOfVerdict, ["verdict": .integer(row.id)]) {
          ($0.text(Columns.SettingsOfVerdict.name), $0.text(Columns.SettingsOfVerdict.value))
        }, rules: try rules(ofVerdict: row.id))
    }
  }

  private func rules(ofVerdict verdict: Int64) throws -> [PastVerdict.RuleResult] {
    let findings = try findings(ofVerdict: verdict)
    return try connection.rows(.rulesOfVerdict, ["verdict": .integer(verdict)]) {
      try PastVerdict.RuleResult(
        name: $0.text("rule"), status: RuleStatus(rawValue: $0.text("status")) ?? .skipped,
        summary: $0.text("summary"), limit: ResultTable.Cell($0.value($0.position("limit_is"))),
        actual: ResultTable.Cell($0.value($0.position("actual"))),
        findings: findings[$0.text("rule")] ?? [])
    }
  }

  /// By rule.
  private func findings(ofVerdict verdict: Int64) throws -> [String: [PastFinding]] {
    var figures: [FindingKey: [(name: String, value: ResultTable.Cell)]] = [:]
    _ = try connection.rows(.figuresOfVerdict, ["verdict": .integer(verdict)]) {
      figures[
        FindingKey(
          rule: $0.text(Columns.FiguresOfVerdict.rule),
          number: $0.integer(Columns.FiguresOfVerdict.number)), default: []
      ]
      .append(
        (
          $0.text(Columns.FiguresOfVerdict.name),
          ResultTable.Cell($0.value(Columns.FiguresOfVerdict.value))
        ))
    }
    var findings: [String: [PastFinding]] = [:]
    _ = try connection.rows(.findingsOfVerdict, ["verdict": .integer(verdict)]) {
      let rule = try $0.text("rule")
      let test = try $0.optionalText("name") == nil ? nil : TestIdentity(row: $0)
      findings[rule, default: []].append(
        PastFinding(
          test: test, summary: try $0.text("summary"),
          figures: figures[FindingKey(rule: rule, number: try $0.integer("number"))] ?? []))
    }
    return findings
  }

  private struct FindingKey: Hashable {
    var rule: String
    var number: Int64
  }
}
