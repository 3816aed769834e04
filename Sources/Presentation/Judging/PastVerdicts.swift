public import History

/// What `laptime verdicts --run` shows.
public struct PastVerdicts: Sendable {
  /// Newest first.
  public var verdicts: [PastVerdict]

  /// The verdicts of a run, newest first.
  public init(_ verdicts: [PastVerdict]) { self.verdicts = verdicts }

  /// Each verdict with its rules, a line each, and its settings.
  ///
  /// `width`: the columns of the terminal; nil for no limit.
  public func text(width: Int?, style: TextStyle) -> String {
    guard !verdicts.isEmpty else { return "the gate has not judged this run\n" }
    return verdicts.map { verdict in
      heading(verdict)
        + verdict.rules.map {
          GateReport.line(
            $0.status, RuleName($0.name), $0.summary, width: width, style: style)
        }.joined() + settings(verdict, width: width)
    }.joined(separator: "\n")
  }

  private func heading(_ verdict: PastVerdict) -> String {
    "run \(verdict.run.short) · judged \(verdict.judgedAt.iso8601) · \(verdict.verdict.rawValue)\n"
  }

  private func settings(_ verdict: PastVerdict, width: Int?) -> String {
    guard !verdict.settings.isEmpty else { return "" }
    let text = verdict.settings.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
    return TextWrap.lines(
      "settings: " + TerminalText.visible(text), width: width.map { max(20, $0 - 4) }
    ).map { "    \($0)\n" }.joined()
  }

  /// The document of `laptime verdicts --run RUN --format json`.
  public var json: JSON {
    .document([("verdicts", .array(verdicts.map(json)))])
  }

  func json(_ verdict: PastVerdict) -> JSON {
    .object([
      ("run", .string(verdict.run.text)), ("judged_at", .string(verdict.judgedAt.iso8601)),
      ("verdict", .string(verdict.verdict.rawValue)),
      ("settings", .object(verdict.settings.map { ($0.name, .string($0.value)) })),
      ("rules", .array(verdict.rules.map(json))),
    ])
  }

  private func json(_ rule: PastVerdict.RuleResult) -> JSON {
    .object([
      ("rule", .string(rule.name)), ("status", .string(rule.status.rawValue)),
      ("summary", .string(rule.summary)), ("limit", rule.limit.json),
      ("actual", rule.actual.json),
      (
        "findings",
        .array(
          rule.findings.map { finding in
            .object(
              [("test", .test(finding.test)), ("summary", .string(finding.summary))]
                + finding.figures.map { ($0.name, $0.value.json) })
          })
      ),
    ])
  }
}
