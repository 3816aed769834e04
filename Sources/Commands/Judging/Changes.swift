import Analysis
import ArgumentParser
import Gate
import History
import Host
import Presentation
import Reports
import Store

extension Laptime {
  /// `laptime changes`: since when something is slower or faster.
  struct Changes: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "changes",
      abstract: "Show since when a test, a benchmark or the coverage is at another level.",
      discussion: """
        laptime changes
        laptime changes --test test_rebuild_catalog --format json
        laptime changes --fail-on-new
        laptime changes --input times.csv --column seconds

        Looks at the complete runs of the trunk, with the machine's speed divided out of the tests. What \
        one commit may have done stands together, the greatest loss of time first. A change is \
        acknowledged once it is taken with `laptime accept`, and resolved where the level went back. \
        A level that went back after a while is shown as that. \
        --fail-on-new is for nightly jobs: it exits with 1 for each loss once. A loss is told when \
        enough runs bear it out: at most \(falseAlarms) of 100 looks has a false alarm, however many \
        tests there are.
        """)

    private static let falseAlarms = Units.decimal(LookPromise.falseAlarmsPerHundredLooks)

    @Option(help: "The suite (else that of the run that gate judges).")
    var suite: String?

    @Option(help: "The branch (else the trunk).")
    var branch: String?

    @Option(help: "A test's id, or a part of it.")
    var test: String?

    @Option(help: "How many of the newest runs are looked at (else 500), or values (else all).")
    var last: Int?

    @Option(
      help: ArgumentHelp("A CSV file with any series; - is standard input.", valueName: "file"))
    var input: String?

    @Option(help: "The column of the series (else value).")
    var column: String?

    @Option(help: "The column that names the commits.")
    var labelColumn: String?

    @Flag(help: "Show resolved changes as well, and every change of a commit.")
    var all = false

    @Flag(help: "Exit with 1 if there is an active loss that was not reported so before.")
    var failOnNew = false

    @Option(help: "text, json or markdown.")
    var format = OutputFormat.text

    @OptionGroup var workspace: ConfiguredOptions

    func validate() throws {
      guard (1...100_000).contains(last ?? 1) else {
        throw ValidationError("--last is a number from 1 to 100000")
      }
      if input != nil && (failOnNew || test != nil || branch != nil) {
        throw ValidationError(
          "--input is of no store: --fail-on-new, --test and --branch are of one")
      }
      if input == nil && (column != nil || labelColumn != nil) {
        throw ValidationError("--column and --label-column are of a file: --input FILE.csv")
      }
    }

    func run() throws {
      if let input {
        let series = try CSVSeries.read(
          ReportSource(path: input), column: column ?? "value", labels: labelColumn)
        return show(ChangeSearch.changes(of: series, last: last))
      }
      let workspace = try workspace.open(failOnNew ? .write : .read)
      let trunk = try workspace.branch(named: branch)
      let suite = try workspace.suite(named: suite)
      var list = try ChangeSearch.changes(
        ofSuite: suite, trunk: trunk, last: last ?? 500, test: test, in: workspace)
      guard failOnNew else { return show(list) }
      list = try AnnouncedChanges(suite: suite, store: workspace.store).report(list)
      show(list)
      if list.entries.contains(where: { $0.isNew == true }) { Terminal.exit(ExitCodes.gateFailed) }
    }

    private func show(_ list: ChangeList) {
      switch format {
      case .text:
        Terminal.print(list.text(width: Terminal.proseWidth(), style: Terminal.style(), all: all))
      case .json: Terminal.print(list.json.document)
      case .markdown: Terminal.print(list.markdown(all: all))
      }
    }
  }
}
