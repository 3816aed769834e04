public import History

extension HistoryStore {
  /// How many findings of a rule are kept, the first ones.
  private static let findingsKept = 1000

  /// Keeps what the gate said of a run.
  ///
  /// `settings`: the policy that it went by, by name.
  public func add(
    _ report: GateReport, settings: [(name: String, value: String)], at now: Instant
  ) throws {
    try writing {
      try connection.run(
        .addVerdict,
        [
          "run": .id(report.history.run.id), "judged_at": .integer(now.microseconds),
          "verdict": .text(report.verdict.rawValue),
        ])
      let verdict = connection.lastInsertID
      for setting in settings {
        try connection.run(
          .addSetting,
          [
            "verdict": .integer(verdict), "name": .text(setting.name),
            "value": .text(setting.value),
          ])
      }
      for rule in report.rules { try add(rule, to: verdict) }
    }
  }

  private func add(_ rule: RuleReport, to verdict: Int64) throws {
    try connection.run(
      .addRuleResult,
      [
        "verdict": .integer(verdict), "rule": .text(rule.rule.rawValue),
        "status": .text(rule.status.rawValue), "summary": .text(rule.summary),
        "limit": SQLValue(rule.limit), "actual": SQLValue(rule.actual),
      ])
    for (number, finding) in rule.findings.prefix(Self.findingsKept).enumerated() {
      let key: [String: SQLValue] = [
        "verdict": .integer(verdict), "rule": .text(rule.rule.rawValue), "number": .integer(number),
      ]
      try connection.run(
        .addFinding,
        key.merging([
          "test": .id(finding.test), "summary": .text(finding.summary),
        ]) { _, new in new })
      for figure in finding.figures {
        try connection.run(
          .addFigure,
          key.merging(["name": .text(figure.name), "value": SQLValue(figure.value)]) { _, new in
            new
          })
      }
    }
  }
}

extension SQLValue {
  /// The value of a figure, without its unit.
  fileprivate init(_ figure: Figure?) {
    switch figure {
    case .count(let value): self = .integer(Int64(value))
    case .microseconds(let value): self = .integer(value)
    case .percent(let value), .number(let value): self = .real(value)
    case .text(let value): self = .text(value)
    case .flag(let value): self = value.map { .integer($0 ? 1 : 0) } ?? .null
    case nil: self = .null
    }
  }
}
