import ArgumentParser
import History
import Presentation
import Reports
import Store
import Surroundings

/// `laptime import`: takes over the history that other tools kept.
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Take over a history: pytest-benchmark's .benchmarks folder, pytest-split's .test_durations.",
    discussion: """
      laptime import .benchmarks .test_durations

      Each file of .benchmarks becomes a run of its own, at the commit and time that it names. A file of
      .test_durations has times without outcomes: it becomes an incomplete run, which is shown but is in
      no baseline. What was imported before changes nothing.
      """)

  @Argument(help: "Files, folders or patterns.")
  var paths: [String]

  @Option(help: "The suite that it is the history of.")
  var suite = "full"

  @Option(help: "The project (else laptime.toml, else the store's only one, else git's).")
  var project: String?

  @OptionGroup var store: StoreOptions
  @OptionGroup var configuration: ConfigurationOptions

  func run() throws {
    let files = try ReportFiles.expand(
      paths.map { FileSearch.isFolder($0) ? $0 + "/**/*.json" : $0 })
    let formats = try files.map { try ReportReader.detect(ReportSource(path: $0)).name }
    let history = try store.open(.create)
    let project =
      try project ?? configuration.load().project ?? history.onlyProject()
      ?? GitCheckout()?.projectName() ?? "project"
    var added = 0
    for (file, format) in zip(files, formats) {
      let recording = try record(file, format, of: project, into: history)
      added += recording.added == .nothing ? 0 : 1
    }
    Terminal.print(
      "\(Units.count(files.count, "file")) read, \(Units.count(added, "run")) imported into suite "
        + "\(TerminalText.visible(suite))\n")
  }

  private func record(
    _ file: String, _ format: String, of project: String, into history: HistoryStore
  ) throws -> Recording {
    let read: (ReportSource, (ReportEvent) throws -> Void) throws -> ReportSummary
    switch format {
    case PytestBenchmark.name: read = { try PytestBenchmark.read($0, into: $1) }
    case PytestDurations.name: read = { try PytestSplit.read($0, into: $1) }
    default:
      throw ReportError(
        .malformed, file: file, reason: "a \(format) report is no history of another tool",
        hint: "laptime record \(file)")
    }
    let about = try read(ReportSource(path: file)) { _ in }
    var run = RunDescription(project: project, suite: suite)
    run.source.commit = about.commit
    run.branch = about.branch
    run.startedAt = about.start
    run.environment.labels["imported-from"] = about.format
    let input = ReportInput(name: file, purpose: .tests, rank: 0) { receive in
      let source = try ReportSource(path: file)
      let summary = try read(source, receive)
      return .init(summary: summary, contentHash: source.contentHash, bytes: source.byteCount)
    }
    return try history.record(run, reports: [input], at: Clock.now())
  }
}
