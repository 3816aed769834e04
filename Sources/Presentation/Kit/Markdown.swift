public import History

/// GitHub's Markdown, with the text of strangers as text.
public enum Markdown {
  /// A cell of a table: on one line, nothing in it is markup.
  public static func cell(_ text: String) -> String { escaped(text) }

  /// A text of strangers in which nothing is markup, a mention or a link.
  public static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in TerminalText.visible(text).unicodeScalars {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "@": result += "&#64;"
      case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "#", "+", "-", "!", "|", "~", ":":
        result += "\\"
        result.unicodeScalars.append(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension GateReport {
  /// The report for a pull request's comment or a job's summary.
  public func markdown() -> String {
    let run = Markdown.escaped("run \(history.run.key.short) of suite \(history.run.suite)")
    var text = "## Laptime: \(verdict.word)\n\n\(run)\n\n"
    text += "| | rule | |\n|---|---|---|\n"
    for rule in rules {
      text += "| \(rule.status.word) | \(rule.rule) | \(Markdown.cell(rule.summary)) |\n"
    }
    for rule in rules where !rule.findings.isEmpty {
      text += "\n### \(rule.rule)\n\n"
      for finding in rule.findings.prefix(rule.findingsShown) {
        let test = finding.test.flatMap { history.identities[$0]?.id }
        let name = test.map { "**\(Markdown.escaped($0))**: " } ?? ""
        text += "- \(name)\(Markdown.escaped(finding.summary))\n"
      }
      if rule.findings.count > rule.findingsShown {
        text += "- … and \(rule.findings.count - rule.findingsShown) more\n"
      }
    }
    return text
  }
}

extension Verdict {
  fileprivate var word: String { self == .noData ? "no data" : rawValue }
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
