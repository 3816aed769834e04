import ArgumentParser
import History
import Presentation

/// `laptime record`: stores a run from report files.
struct Record: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Store a run from report files.",
    discussion: """
      laptime record junit.xml coverage.xml
      laptime record --suite unit 'build/test-results/**/*.xml'

      The same reports for the same run again change nothing. Coverage alone joins the newest run of the
      suite and commit.
      """)

  @Argument(help: "Report files or patterns; - is standard input.")
  var reports: [String]

  @Option(
    name: .customLong("as"), help: "The format of the reports (else found by their content).")
  var reportFormat: String?

  @Option(help: "text or json.")
  var format = ReportFace.text

  @OptionGroup var options: RunOptions
  @OptionGroup var store: StoreOptions
  @OptionGroup var configuration: ConfigurationOptions

  func run() throws {
    let recorder = Recorder(
      options: options, store: store, configuration: try configuration.load())
    let result = try recorder.record(reports, as: reportFormat)
    Recorder.warn(result.recording.warnings)
    Terminal.print(format == .json ? result.recording.json.document : result.text)
  }
}
