import ArgumentParser
import History
import Host
import Presentation
import Reports
import Store

extension Laptime {
  /// `laptime import`: takes over the history that other tools kept.
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract:
        "Take over bundles, or the history of pytest-benchmark, pytest-split, pytest-history or Allure 3.",
      discussion: """
        laptime import bundles
        laptime import .benchmarks .test_durations
        laptime import allure-history.jsonl --branch main

        Each file of .benchmarks becomes a run of its own, at the commit and time that it names; each line of \
        Allure's history.jsonl becomes one. .test_durations has times without outcomes, and pytest-history \
        notes only how teardowns ended: these become incomplete runs, which are shown but are in no baseline \
        and no evidence. What was imported before changes nothing.
        """)

    @Argument(help: "Files, folders or patterns.")
    var paths: [String]

    @Option(help: "The suite that it is the history of.")
    var suite = "full"

    @Option(help: "The project (else laptime.toml, else the store's only one, else git's).")
    var project: String?

    @Option(help: "The branch that was run, where the history names none.")
    var branch: String?

    @OptionGroup var workspace: ConfiguredOptions

    func run() throws {
      let bundles = try SharedFiles.bundles(in: paths)
      guard bundles.isEmpty else { Terminal.exit(try takeBundles(bundles)) }
      let files = try ReportFiles.expand(
        paths.map { FileSearch.isFolder($0) ? $0 + "/**/*.json" : $0 })
      let formats = try files.map { try ImportFormat(of: $0) }
      let workspace = try workspace.open(.create)
      let history = try workspace.store
      let project = try project ?? workspace.project
      var (added, seen) = (0, 0)
      let progress = Progress()
      defer { progress.end() }
      for (file, format) in zip(files, formats) {
        try history.sealingOnce {
          try format.forEachRun(of: file) { run, input in
            var description = RunDescription(project: project, suite: suite)
            description.source.commit = run.commit
            description.branch = run.branch ?? branch
            description.startedAt = run.start
            description.runKey = run.key
            description.environment.labels["imported-from"] = format.rawValue
            let recording = try history.record(description, reports: [input], at: workspace.now)
            seen += 1
            progress.say("importing: \(Units.count(seen, "run"))")
            if recording.added != .nothing { added += 1 }
            // Also where it was there: whoever imported it may have been killed before this.
            try workspace.follow(recording.run)
          }
        }
        if format == .pytestHistory {
          Recorder.warn([
            ReportWarning(
              "\(file): pytest-history notes how teardowns ended, so that a test that failed stands "
                + "there as passed; its runs are taken as incomplete")
          ])
        }
      }
      progress.end()
      Terminal.print(
        "\(Units.count(files.count, "file")) read, \(Units.count(added, "run")) imported into suite "
          + "\(TerminalText.visible(suite))\n")
    }
  }
}
