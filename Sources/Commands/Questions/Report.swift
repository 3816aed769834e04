import ArgumentParser
import History
import Presentation

extension Laptime {
  /// `laptime report`: the history as a page.
  struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "report",
      abstract: "Write the history as one HTML page that needs nothing else.",
      discussion: """
        laptime report
        laptime report --html public/ --since 90d
        laptime report --suite unit --limit 100
        laptime report --markdown

        The page opens from disk and as an artifact of a CI: it makes no request. It begins with what \
        needs attention in the newest run, as laptime gate judges it. Without --suite all suites are in \
        it; --limit is how many runs of each (else 300; 0 for all).
        """)

    private static let usualName = "laptime.html"
    private static let usualRuns = 300

    @Option(
      help: ArgumentHelp(
        "The file, or a folder for index.html (else laptime.html).", valueName: "file"),
      completion: .file())
    var html: String?

    @Flag(help: "Print what the gate says of the newest run as a comment of a review instead.")
    var markdown = false

    @OptionGroup var filter: FilterOptions
    @OptionGroup var workspace: WorkspaceOptions

    func validate() throws {
      if markdown && html != nil {
        throw ValidationError("--markdown and --html are two reports; ask for one of them")
      }
    }

    func run() throws {
      if markdown { return try printComment() }
      let progress = Progress()
      let workspace = try workspace.open(.read)
      let source = SuitePages(
        workspace: workspace, beside: { try self.workspace.open(.read) }, filter: filter,
        runs: filter.limit.map { $0 == 0 ? .max : $0 } ?? Self.usualRuns, progress: progress)
      let page = ReportPage(
        suites: try source.all(), store: FileSearch.shown(workspace.storePath),
        made: workspace.now)
      progress.say("writing the page")
      let text = page.html
      let path = target
      progress.end()
      if html?.hasSuffix("/") == true { try FileSearch.makeFolder(FileSearch.folder(of: path)) }
      try FileSearch.write(text, to: path)
      let tests = page.suites.reduce(0) { $0 + $1.identities.count }
      let runs = page.suites.reduce(0) { $0 + $1.runs.count }
      Terminal.print(
        "wrote \(TerminalText.visible(path)): \(Units.count(tests, "test")), "
          + "\(Units.count(runs, "run")), \(Units.bytes(text.utf8.count))\n")
    }

    private func printComment() throws {
      let workspace = try workspace.open(.read)
      let choice = RunChoice(suite: filter.suite, branch: filter.branch)
      let report = try workspace.report(of: choice.run(in: workspace).run)
      Terminal.print(try workspace.comment(on: report).markdown.text)
    }

    private var target: String {
      guard let html, !html.isEmpty else { return Self.usualName }
      guard html.hasSuffix("/") || FileSearch.isFolder(html) else { return html }
      return html + (html.hasSuffix("/") ? "" : "/") + "index.html"
    }
  }
}
