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
        laptime record junit.xml --profile profile.pstats

        The same reports for the same run again change nothing. Coverage alone, or a profile, joins the newest run \
        of the suite and commit.
        """)

    @Argument(help: "Report files, patterns, or a folder of Allure results; - is standard input.")
    var reports: [String] = []

    @Option(
      name: .customLong("as"), help: "The format of the reports (else found by their content).")
    var reportFormat: String?

    @Option(
      help: ArgumentHelp(
        "Where the time of the run went, as a profiler wrote it, or a pattern; repeatable.",
        valueName: "pattern"))
    var profile: [String] = []

    @Option(help: "text, json or markdown.")
    var format = OutputFormat.text

    @OptionGroup var options: RunOptions
    @OptionGroup var workspace: ConfiguredOptions

    func validate() throws {
      if reports.isEmpty, profile.isEmpty {
        throw ValidationError("name a report, as in: laptime record junit.xml")
      }
    }

    func run() throws {
      let recorder = Recorder(options: options, workspace: try workspace.open(.create))
      let result = try recorder.record(reports, as: reportFormat, profiles: profile)
      Recorder.warn(result.recording.warnings)
      format.print {
        result.recording.json
      } text: { _, _ in
        result.text
      }
    }
  }
}
