public import History

/// What the gate says of a run by one rule, or one finding of it, with every figure.
public struct RuleExplanation {
  private let report: GateReport
  private let rule: RuleReport
  private let numbers: Range<Int>

  /// `finding`: the index of the only finding that is wanted; nil for all.
  public init(report: GateReport, rule name: RuleName, finding: Int?) {
    let rule =
      report.report(of: name) ?? RuleReport(rule: name, status: .skipped, summary: "")
    self.report = report
    self.rule = rule
    numbers = finding.map { $0..<($0 + 1) } ?? rule.findings.indices
  }

  /// For people: the rule, then each finding with its figures and what it rests on.
  public func text(width: Int?, past: RunPast) -> String {
    var text = TextWrap.lines(report.heading, width: width).joined(separator: "\n  ") + "\n\n"
    var figures = FigureLines()
    figures.add(
      rule.rule.rawValue, rule.status.rawValue, TerminalText.visible(report.sentence(of: rule)))
    if let limit = rule.limit { figures.add("limit", limit.text) }
    if let actual = rule.actual { figures.add("actual", actual.text) }
    for (name, value) in rule.figures {
      figures.add(Figure.spoken(name), TerminalText.visible(value.text))
    }
    text += figures.text(width: width)
    for note in rule.notes { text += wrapped(note, width: width) }
    for number in numbers { text += "\n" + lines(number, width: width) }
    return text + past.text(width: width)
  }

  private func lines(_ number: Int, width: Int?) -> String {
    let finding = rule.findings[number]
    let name = finding.test.flatMap { report.history.identities[$0]?.shown }
    let lead =
      "  \(rule.rule)/\(number + 1)  \(TerminalText.visible(name ?? finding.summary))"
    var text = lead + "\n"
    var figures = FigureLines()
    for (name, value) in finding.figures {
      figures.add(Figure.spoken(name), TerminalText.visible(value.text))
    }
    if name != nil { text += wrapped(finding.summary, width: width) }
    text += figures.text(width: width)
    for line in finding.evidence { text += wrapped(line, width: width) }
    let isItself =
      if case .explainFinding(rule.rule, number + 1, _)? = finding.next { true } else { false }
    if !isItself, let next = report.next(of: finding) {
      text += "  → \(next)\n"
    }
    return text
  }

  private func wrapped(_ line: String, width: Int?) -> String {
    TextWrap.lines(TerminalText.visible(line), width: width.map { max(20, $0 - 2) })
      .map { "  \($0)\n" }.joined()
  }

  /// The document of `laptime explain RULE --format json`.
  public func json(past: RunPast) -> JSON {
    .document(
      [
        ("run", .string(report.history.run.key.text)),
        ("commit", .string(report.history.run.commit)),
        ("rule", .string(rule.rule.rawValue)), ("status", .string(rule.status.rawValue)),
        ("summary", .string(rule.summary)), ("limit", .figure(rule.limit)),
        ("actual", .figure(rule.actual)),
      ] + rule.figures.map { ($0.name, .figure($0.value)) } + [
        ("notes", .array(rule.notes.map(JSON.string))), ("next", .string(report.typed(rule.next))),
        (
          "findings",
          .array(
            numbers.map { report.json(rule.findings[$0], id: "\(rule.rule)/\($0 + 1)") })
        ),
      ] + past.members)
  }
}

extension Figure {
  /// For people, in their units.
  fileprivate var text: String {
    switch self {
    case .count(let value): Units.grouped(value)
    case .microseconds(let value): Units.duration(value)
    case .percent(let value): Units.percent(value)
    case .number(let value):
      value > 0 && value < 1e-4 ? "< 0.0001" : Units.decimal(value, decimals: 4)
    case .text(let value): value
    case .flag(let value): value.map { $0 ? "yes" : "no" } ?? "open"
    }
  }

  /// The name of a figure without its unit, which its value shows.
  fileprivate static func spoken(_ name: String) -> String {
    var words = name.split(separator: "_")
    if words.count > 1, words.last == "us" || words.last == "percent" { words.removeLast() }
    return words.joined(separator: " ")
  }
}
