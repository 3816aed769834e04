import ArgumentParser
import History
import Presentation

extension Laptime {
  /// `laptime record`: stores a run from report files.
  struct Record: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "record",
      abstract: "Store a run from report files.",
      discussion: """
        laptime record junit.xml coverage.xml
        laptime record --suite unit 'build/test-results/**/*.xml'
        laptime record allure-results

        The same reports for the same run again change nothing. Coverage alone joins the newest run of the \
        suite and commit.
        """)

    @Argument(help: "Report files, patterns, or a folder of Allure results; - is standard input.")
    var reports: [String]

    @Option(
      name: .customLong("as"), help: "The format of the reports (else found by their content).")
    var reportFormat: String?

    @Option(help: "text, json or markdown.")
    var format = OutputFormat.text

    @OptionGroup var options: RunOptions
    @OptionGroup var workspace: ConfiguredOptions

    func run() throws {
      let recorder = Recorder(options: options, workspace: try workspace.open(.create))
      let result = try recorder.record(reports, as: reportFormat)
      Recorder.warn(result.recording.warnings)
      format.print {
        result.recording.json
      } text: { _, _ in
        result.text
      }
    }
  }
}
