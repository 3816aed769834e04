public import History

extension GateReport {
  /// The report for people: a line for the run, one a rule, each finding below its rule, the verdict.
  ///
  /// `width`: the columns of the terminal; nil for no limit.
  /// `findings`: how many findings a rule shows at the most.
  public func text(width: Int?, style: TextStyle) -> String {
    var text = TextWrap.lines(heading, width: width).joined(separator: "\n  ") + "\n"
    let names = rules.map(\.rule.rawValue.count).max() ?? 0
    for rule in rules {
      text += Self.line(
        rule.status, rule.rule, rule.summary, names: names, width: width, style: style)
      let told = rule.told
      let shown = told.prefix(rule.findingsShown)
      for (index, finding) in shown.enumerated() {
        let following = index + 1 < shown.count ? next(of: shown[index + 1]) : nil
        text += lines(finding, isNextRepeated: next(of: finding) == following, width: width)
      }
      if told.count > rule.findingsShown {
        text +=
          "      … and \(told.count - rule.findingsShown) more (--format json lists all)\n"
      }
      for note in rule.notes { text += indented(note, by: 6, width: width) }
    }
    return text + "\n" + conclusion(style)
  }

  var heading: String {
    let run = history.run
    var parts = ["run \(run.key.short)", "suite \(TerminalText.visible(run.suite))"]
    if let branch = run.branch { parts.append("branch \(TerminalText.visible(branch))") }
    if let commit = run.commit {
      parts.append("commit \(TerminalText.visible(String(commit.prefix(10))))")
    }
    let baseline = Units.count(history.baseline.count, "run")
    parts.append("against \(baseline) of \(TerminalText.visible(history.trunk))")
    return parts.joined(separator: " · ")
  }

  /// What a rule says, in one line where there is room.
  static func line(
    _ status: RuleStatus, _ rule: RuleName, _ summary: String, names: Int, width: Int?,
    style: TextStyle
  ) -> String {
    let lead = "  \(status.mark) \(TerminalText.padded(rule.rawValue, to: names))  "
    let room = width.map { max(20, $0 - TerminalText.width(lead)) }
    let lines = TextWrap.lines(TerminalText.visible(summary), width: room)
    let indent = String(repeating: " ", count: TerminalText.width(lead))
    let body = lines.joined(separator: "\n" + indent)
    return style.colored(lead, status.color) + style.colored(body, status.bodyColor)
      + "\n"
  }

  /// `isNextRepeated`: whether the finding below says the same of what to type next.
  private func lines(_ finding: Finding, isNextRepeated: Bool, width: Int?) -> String {
    let test = finding.test.map { history.identities[$0]?.id ?? "test \($0.rawValue)" }
    var lines: [(indent: Int, text: String)] = []
    if let test {
      let name = TerminalText.visible(test)
      lines.append((6, width.map { TerminalText.shortened(name, to: $0 - 6) } ?? name))
      lines.append((8, finding.summary))
    } else {
      lines.append((6, finding.summary))
    }
    lines += finding.evidence.prefix(3).map { (8, $0) }
    if let next = next(of: finding), !isNextRepeated { lines.append((8, "→ \(next)")) }
    return lines.map { indented($0.text, by: $0.indent, width: width) }.joined()
  }

  /// A sentence on at most four lines.
  private func indented(_ text: String, by indent: Int, width: Int?) -> String {
    let room = width.map { max(20, $0 - indent) }
    return TextWrap.lines(TerminalText.visible(text), width: room).prefix(4)
      .map { String(repeating: " ", count: indent) + $0 + "\n" }.joined()
  }

  /// What to type next, as somebody would.
  func next(of finding: Finding) -> String? {
    finding.next?.command { history.identities[$0]?.id ?? "" }
  }

  private func conclusion(_ style: TextStyle) -> String {
    let words: String
    switch verdict {
    case .pass:
      let warnings = rules(with: .warn).count
      words = warnings == 0 ? "pass" : "pass, with \(Units.count(warnings, "warning"))"
    case .fail:
      let failed = rules(with: .fail).map(\.rule.rawValue)
      words = "fail: \(failed.joined(separator: ", "))"
    case .inconclusive:
      let open = rules(with: .inconclusive).map(\.rule.rawValue)
      words = "inconclusive: \(open.joined(separator: ", "))"
    case .noData: words = "no data: \(reasons.joined(separator: ", "))"
    }
    let color: TextStyle.Color =
      switch verdict {
      case .pass: .green
      case .fail: .red
      case .inconclusive, .noData: .yellow
      }
    return style.colored(words, color) + "\n"
  }
}

extension RuleStatus {
  /// One column that tells the status without colour.
  fileprivate var mark: String {
    switch self {
    case .pass: "✓"
    case .fail: "✗"
    case .warn: "!"
    case .inconclusive: "?"
    case .skipped: "–"
    }
  }

  fileprivate var color: TextStyle.Color {
    switch self {
    case .pass: .green
    case .fail: .red
    case .warn, .inconclusive: .yellow
    case .skipped: .dim
    }
  }

  fileprivate var bodyColor: TextStyle.Color { self == .skipped ? .dim : .plain }
}
