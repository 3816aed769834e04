public import History

extension GateReport {
  /// The report for people: a line for the run, one a rule, each finding below its rule, the verdict.
  ///
  /// `width`: the columns of the terminal; nil for no limit.
  /// `findings`: how many findings a rule shows at the most.
  public func text(width: Int?, style: TextStyle) -> String {
    var text = TextWrap.lines(heading, width: width).joined(separator: "\n  ") + "\n"
    let names = rules.map(\.rule.count).max() ?? 0
    for rule in rules {
      text += Self.line(
        rule.status, rule.rule, rule.summary, names: names, width: width, style: style)
      let shown = rule.findings.prefix(rule.findingsShown)
      for (index, finding) in shown.enumerated() {
        let following = index + 1 < shown.count ? next(of: shown[index + 1]) : nil
        text += lines(finding, isNextRepeated: next(of: finding) == following, width: width)
      }
      if rule.findings.count > rule.findingsShown {
        text +=
          "      … and \(rule.findings.count - rule.findingsShown) more (--format json lists all)\n"
      }
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
    _ status: RuleStatus, _ rule: String, _ summary: String, names: Int, width: Int?,
    style: TextStyle
  ) -> String {
    let lead = "  \(status.mark) \(TerminalText.padded(rule, to: names))  "
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
    return lines.map { line in
      let text = TerminalText.visible(line.text)
      let wrapped = TextWrap.lines(text, width: width.map { max(20, $0 - line.indent) }).prefix(4)
      let indent = String(repeating: " ", count: line.indent)
      return wrapped.map { indent + $0 + "\n" }.joined()
    }.joined()
  }

  /// What to type next, each name in it as one word of a shell.
  func next(of finding: Finding) -> String? {
    let id = finding.test.flatMap { history.identities[$0]?.id } ?? ""
    var renamed = ""
    for case ("renamed_to", .text(let name)) in finding.figures { renamed = name }
    return finding.next.map { next in
      next.split(separator: "{test}", omittingEmptySubsequences: false).map { part in
        part.split(separator: "{renamed_to}", omittingEmptySubsequences: false)
          .joined(separator: ShellText.word(renamed))
      }.joined(separator: ShellText.word(id))
    }
  }

  private func conclusion(_ style: TextStyle) -> String {
    let words: String
    switch verdict {
    case .pass:
      let warnings = rules.count { $0.status == .warn }
      words = warnings == 0 ? "pass" : "pass, with \(Units.count(warnings, "warning"))"
    case .fail:
      let failed = rules.filter { $0.status == .fail }.map(\.rule)
      words = "fail: \(failed.joined(separator: ", "))"
    case .inconclusive:
      let open = rules.filter { $0.status == .inconclusive }.map(\.rule)
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
