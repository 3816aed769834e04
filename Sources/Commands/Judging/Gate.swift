import ArgumentParser
import Gate
import History
import Host
import Presentation
import Store

extension Laptime {
  /// `laptime gate`: judges a run.
  struct Gate: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "gate",
      abstract: "Judge the latest run; the exit code says pass, fail, inconclusive or no data.",
      discussion: """
        laptime gate
        laptime gate --suite unit --format json
        laptime gate --confirm

        Exit codes: 0 pass, 1 fail, 2 inconclusive (more attempts would settle it), 3 no or incomplete
        data.
        """)

    @Option(help: "The suite of the latest run.")
    var suite: String?

    @Option(help: "The branch of the latest run.")
    var branch: String?

    @Option(
      name: .customLong("run"), help: "The run: its id, the beginning of it, or latest.")
    var runID = "latest"

    @Option(help: "text, json or markdown.")
    var format = OutputFormat.text

    @Flag(help: "A test that may be slower keeps the run inconclusive until re-runs settle it.")
    var confirm = false

    @OptionGroup var workspace: WorkspaceOptions

    func run() throws {
      let workspace = try workspace.open(.write)
      if confirm { try workspace.changePolicy { $0[DurationRegression.confirm] = .required } }
      do {
        let report = try workspace.judge(
          workspace.store.run(named: runID, suite: suite, branch: branch))
        Terminal.print(report.text(as: format))
        Terminal.exit(report.verdict.exitCode)
      } catch StoreError.missing(let path) {
        noData("no history at \(path)")
      } catch RecordingError.noSuchRun("latest") {
        let suite = suite.map { " of suite \($0)" } ?? ""
        noData("no run\(suite) is recorded in \(workspace.storePath)")
      }
    }

    /// An empty history is a verdict, not an error: nothing was shown to be well.
    private func noData(_ reason: String) -> Never {
      if format == .json {
        Terminal.print(GateReport.noData(reason).document)
      } else {
        Terminal.print(
          "no data: \(TerminalText.visible(reason))\n"
            + "  → laptime record junit.xml, or laptime run -- COMMAND\n")
      }
      Terminal.exit(ExitCodes.noData)
    }
  }
}

extension GateReport {
  /// The report in one of its faces, as wide as the terminal.
  func text(as face: OutputFormat, on descriptor: Int32 = 1) -> String {
    switch face {
    case .text: text(width: Terminal.width(of: descriptor), style: Terminal.style(of: descriptor))
    case .json: json.document
    case .markdown: markdown()
    }
  }
}
