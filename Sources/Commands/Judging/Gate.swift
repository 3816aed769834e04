import ArgumentParser
import Gate
import History
import Host
import Presentation
import Store

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
  var format = ReportFace.text

  @Flag(help: "A test that may be slower keeps the run inconclusive until re-runs settle it.")
  var confirm = false

  @OptionGroup var quarantine: QuarantineOptions
  @OptionGroup var store: StoreOptions
  @OptionGroup var configuration: ConfigurationOptions

  func run() throws {
    var policy = try configuration.load().policy
    if confirm { policy.confirmsSlowdowns = true }
    do {
      let history = try store.open(.write)
      let row = try history.run(named: runID, suite: suite, branch: branch)
      let report = try Judge(
        store: history, policy: policy, quarantine: QuarantineFile.load(quarantine.file)
      ).judge(run: row, at: Clock.now())
      Terminal.print(report.text(as: format))
      Terminal.exit(report.verdict.exitCode)
    } catch StoreError.missing(let path) {
      noData("no history at \(path)")
    } catch RecordingError.noSuchRun("latest") {
      let suite = suite.map { " of suite \($0)" } ?? ""
      noData("no run\(suite) is recorded in \(store.path)")
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

extension GateReport {
  /// The report in one of its faces, as wide as the terminal.
  func text(as face: ReportFace, on descriptor: Int32 = 1) -> String {
    switch face {
    case .text: text(width: Terminal.width(of: descriptor), style: Terminal.style(of: descriptor))
    case .json: json.document
    case .markdown: markdown()
    }
  }
}
