public import History

extension GateReport {
  /// The document of `laptime gate --format json`.
  public var json: JSON {
    let run = history.run
    let differs = policyDifferences.map(\.json)
    return .document(
      [
        ("verdict", .string(verdict.rawValue)),
        ("reasons", .array(reasons.map { .string(sentence(of: $0)) })),
        ("warnings", .array(warnings.map(JSON.string))),
      ] + (differs.isEmpty ? [] : [("policy_differs", .array(differs))]) + [
        ("run", .string(run.key.text)),
        ("suite", .string(run.suite)),
        ("branch", .string(run.branch)),
        ("commit", .string(run.commit)),
        (
          "baseline",
          .object([
            ("runs", .integer(history.baseline.count)),
            ("run_ids", .array(history.baseline.map { .string($0.key.text) })),
            ("branch", .string(history.trunk)),
            ("environment", .string(run.environment.text)),
          ])
        ),
        ("machine_factor", .number(machineFactor)),
        ("rules", .array(rules.map(json))),
      ])
  }

  private func json(_ rule: RuleReport) -> JSON {
    .object(
      [
        ("rule", .string(rule.rule.rawValue)), ("status", .string(rule.status.rawValue)),
        ("summary", .string(rule.summary)), ("limit", .figure(rule.limit)),
        ("actual", .figure(rule.actual)),
      ] + rule.figures.map { ($0.name, .figure($0.value)) } + [
        ("notes", .array(rule.notes.map(JSON.string))), ("next", .string(typed(rule.next))),
        (
          "findings",
          .array(
            rule.findings.enumerated().map { json($1, id: "\(rule.rule)/\($0 + 1)") })
        ),
      ])
  }

  func json(_ finding: Finding, id: String) -> JSON {
    .object(
      [
        ("id", .string(id)), ("about", .string(finding.subject.word)),
        ("test", .test(finding.test.flatMap { history.identities[$0] })),
      ] + (finding.file.map { [("file", .string($0))] } ?? [])
        + [("summary", .string(finding.summary))]
        + finding.figures.map { ($0.name, .figure($0.value)) }
        + (finding.whose.map {
          [("whose", .string($0.kind.rawValue)), ("p_yours", .number($0.pYours))]
        } ?? [])
        + [
          ("evidence", .array(finding.evidence.map(JSON.string))),
          ("next", .string(next(of: finding))),
        ])
  }
}

extension GateReport {
  /// The document where there is no run to judge.
  public static func noData(_ reason: String) -> JSON {
    .document([
      ("verdict", .string(Verdict.noData.rawValue)), ("reasons", .array([.string(reason)])),
      ("warnings", .array([])),
      ("run", .null), ("suite", .null), ("branch", .null), ("commit", .null),
      (
        "baseline",
        .object([
          ("runs", .integer(0)), ("run_ids", .array([])), ("branch", .null),
          ("environment", .null),
        ])
      ),
      ("machine_factor", .null), ("rules", .array([])),
    ])
  }
}

extension Finding.Subject {
  /// What it is, in a word.
  fileprivate var word: String {
    switch self {
    case .test: "test"
    case .file: "file"
    case .command: "command"
    case .run: "run"
    }
  }
}
