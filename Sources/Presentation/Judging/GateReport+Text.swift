public import History

extension GateReport {
  /// The report for people: the verdict with what matters, then what fails and warns, then in a line each
  /// what passed and what was not judged.
  ///
  /// `width`: the columns of the terminal; nil for no limit.
  /// `isVerbose`: whether every rule has a line of its own.
  public func text(width: Int?, style: TextStyle, isVerbose: Bool = false) -> String {
    let speaking = rules.filter { isVerbose || $0.hasMoreToSay }
    var text =
      headline(width: width, style: style) + policyText(width: width, style: style)
    if !speaking.isEmpty { text += "\n" }
    for status in [RuleStatus.fail, .inconclusive, .warn, .pass, .skipped] {
      for rule in speaking where rule.status == status {
        text += lines(rule, width: width, style: style)
      }
    }
    guard !isVerbose else { return text }
    let silent = rules.filter { !$0.hasMoreToSay }
    if speaking.isEmpty && !silent.isEmpty { text += "\n" }
    return text + passed(silent, width: width, style: style)
      + unjudged(silent, width: width, style: style) + greeting(width: width)
  }

  /// One line of facts about the run.
  var heading: String {
    let run = history.run
    var parts = ["run \(run.key.short)", "suite \(TerminalText.visible(run.suite))"]
    if let branch = run.branch { parts.append("branch \(TerminalText.visible(branch))") }
    if let commit = run.commit {
      parts.append("commit \(TerminalText.visible(CommitHash.short(commit)))")
    }
    let baseline = Units.count(history.baseline.count, "run")
    parts.append("against \(baseline) of \(TerminalText.visible(history.trunk))")
    return parts.joined(separator: " · ")
  }

  /// A rule with its findings and notes.
  private func lines(_ rule: RuleReport, width: Int?, style: TextStyle) -> String {
    var text = Self.line(rule.status, rule.rule, sentence(of: rule), width: width, style: style)
    let told = rule.told
    let shown = told.prefix(rule.findingsShown)
    let losses = told.count { $0.takesOneLoss }
    for (index, finding) in shown.enumerated() {
      let following = index + 1 < shown.count ? next(of: shown[index + 1]) : nil
      text += lines(finding, width: width)
      let more = told.count - shown.count
      if index + 1 == shown.count && more > 0 {
        text += "      … and \(Units.grouped(more)) more (--format json lists all)\n"
      }
      // On one line however long it is: a command that is wrapped cannot be pasted.
      let isTold = !finding.takesOneLoss || losses == 1 && rule.status != .skipped
      if isTold, let next = next(of: finding), next != following { text += "      → \(next)\n" }
    }
    if losses > 1, rule.status != .skipped,
      let next = typed(.accept(rule.rule, nil))
    {
      text += "      → \(next)\n"
    }
    for note in rule.notes { text += indented(note, by: 6, width: width) }
    return text
  }

  /// What a rule says, in one line where there is room.
  static func line(
    _ status: RuleStatus, _ rule: RuleName, _ summary: String, width: Int?, style: TextStyle
  ) -> String {
    let lead = "  \(status.mark) \(rule.rawValue)  "
    let text = TextWrap.hanging(lead, TerminalText.visible(summary), indent: 6, width: width)
    return style.colored(lead, status.color) + text.dropFirst(lead.count)
  }

  /// What a finding is of, what it says and what it rests on.
  private func lines(_ finding: Finding, width: Int?) -> String {
    var text = ""
    if let test = finding.test {
      // Whole, so that it can be pasted.
      let name = TerminalText.visible(
        history.identities[test]?.shown ?? "test \(test.rawValue)")
      let line = "      \(name)  \(TerminalText.visible(finding.sentence))"
      text +=
        TerminalText.width(line) <= width ?? .max
        ? line + "\n" : "      \(name)\n" + indented(finding.sentence, by: 8, width: width)
    } else {
      text += indented(finding.sentence, by: 6, width: width)
    }
    return text + finding.evidence.prefix(3).map { indented($0, by: 8, width: width) }.joined()
  }

  /// A sentence on at most four lines.
  private func indented(_ text: String, by indent: Int, width: Int?) -> String {
    let room = width.map { max(20, $0 - indent) }
    return TextWrap.lines(TerminalText.visible(text), width: room).prefix(4)
      .map { String(repeating: " ", count: indent) + $0 + "\n" }.joined()
  }

  /// What to type next, as somebody would.
  func next(of finding: Finding) -> String? { typed(finding.next) }

  /// What a rule says, with what to type about it.
  func sentence(of rule: RuleReport) -> String {
    rule.summary + (typed(rule.next).map { " (\($0))" } ?? "")
  }

  /// Why there is no verdict, with what would settle it.
  func sentence(of reason: NoDataReason) -> String {
    reason.sentence + (typed(reason.next).map { ": \($0) takes that" } ?? "")
  }

  /// A step as a command of this report.
  func typed(_ next: NextStep?) -> String? {
    guard let next else { return nil }
    let typed = next.command(
      running: command, alone: reruns, naming: isToBeNamed ? history.run.key : nil
    ) { history.identities[$0]?.shown ?? "" }
    guard let folder, next.runsTests else { return typed }
    return "cd \(ShellQuoting.word(folder)) && \(typed)"
  }
}

extension Finding {
  /// Whether somebody may take what it tells on purpose, and of one test alone.
  fileprivate var takesOneLoss: Bool {
    if case .accept(_, .some)? = next { true } else { false }
  }
}

extension RuleReport {
  /// Whether there is more to say of the rule than that it passed, or could not be judged.
  fileprivate var hasMoreToSay: Bool {
    status != .pass && status != .skipped || !told.isEmpty || !notes.isEmpty
  }
}

extension RuleStatus {
  /// One column that tells the status without colour.
  var mark: String {
    switch self {
    case .pass: "✓"
    case .fail: "✗"
    case .warn: "!"
    case .inconclusive: "?"
    case .skipped: "–"
    }
  }

  var color: TextStyle.Color {
    switch self {
    case .pass: .green
    case .fail: .red
    case .warn, .inconclusive: .yellow
    case .skipped: .dim
    }
  }
}
