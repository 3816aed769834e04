public import History

extension GateReport {
  /// The report for a pull request's comment or a job's summary.
  public func markdown() -> String {
    let run = Markdown.escaped("run \(history.run.key.short) of suite \(history.run.suite)")
    var text = "## Laptime: \(verdict.word)\n\n\(run)\n\n"
    text += "| | rule | |\n|---|---|---|\n"
    for rule in rules {
      text += "| \(rule.status.word) | \(rule.rule) | \(Markdown.cell(sentence(of: rule))) |\n"
    }
    for rule in rules {
      let told = rule.told
      guard !told.isEmpty else { continue }
      text += "\n### \(rule.rule)\n\n"
      for finding in told.prefix(rule.findingsShown) {
        let test = finding.test.flatMap { history.identities[$0]?.shown }
        let name = test.map { "**\(Markdown.escaped($0))**: " } ?? ""
        text += "- \(name)\(Markdown.escaped(finding.summary))\n"
      }
      if told.count > rule.findingsShown {
        text += "- … and \(told.count - rule.findingsShown) more\n"
      }
      for note in rule.notes { text += "\n\(Markdown.escaped(note))\n" }
    }
    return text
  }
}

extension RuleStatus {
  fileprivate var word: String {
    switch self {
    case .pass: "✅ pass"
    case .fail: "❌ fail"
    case .warn: "⚠️ warn"
    case .inconclusive: "❔ inconclusive"
    case .skipped: "– skipped"
    }
  }
}
