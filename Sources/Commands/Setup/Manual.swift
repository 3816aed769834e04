import ArgumentParser
import Presentation

extension Laptime {
  /// `laptime manual`: the help of all commands as one page for `man`.
  struct Manual: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "manual",
      abstract: "Print the manual page.",
      discussion: """
        laptime manual > ~/.local/share/man/man1/laptime.1
        laptime manual | man -l -
        laptime manual --agents >> AGENTS.md
        """)

    @Flag(
      name: .customLong("agents"), help: "What coding assistants are to know, in Markdown, instead."
    )
    var isForAgents = false

    /// `man` indents by seven columns of eighty.
    private static let columns = 72
    /// When the texts of this version were written.
    private static let date = "2026-11-24"

    func run() {
      guard !isForAgents else { return Terminal.print(AssistantPage.text) }
      var page = ".TH LAPTIME 1 \(Self.date) \"laptime \(Laptime.version)\"\n"
      page += ".SH NAME\nlaptime \\- \(Self.text(Laptime.configuration.abstract))\n"
      page += ".SH DESCRIPTION\n" + Self.literal(Laptime.helpMessage(columns: Self.columns))
      for path in Self.paths(below: [Laptime.self]) {
        let names = path.dropFirst().map { $0._commandName }.joined(separator: " ")
        guard let command = path.last else { continue }
        page +=
          ".SH \(names)\n"
          + Self.literal(
            Laptime.helpMessage(for: command, columns: Self.columns))
      }
      Terminal.print(page)
    }

    /// Every command below one, each as the way to it.
    private static func paths(below path: [any ParsableCommand.Type])
      -> [[any ParsableCommand.Type]]
    {
      (path.last?.configuration.subcommands ?? []).flatMap { command in
        [path + [command]] + paths(below: path + [command])
      }
    }

    /// Text that keeps its lines, but for those that are too long.
    private static func literal(_ text: String) -> String {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
        let parts = TextWrap.lines(String(line), width: line.count > columns ? columns - 4 : nil)
        return parts.prefix(1) + parts.dropFirst().map { "    " + $0 }
      }.map { line in
        (line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" : "") + Self.text(line)
      }
      return ".nf\n" + lines.joined(separator: "\n") + "\n.fi\n"
    }

    /// Text with what roff would read as more than text escaped.
    private static func text(_ text: String) -> String {
      text.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\e")
        .split(separator: "-", omittingEmptySubsequences: false).joined(separator: "\\-")
    }
  }
}
