import ArgumentParser
import Gate
import History
import Presentation
import Store

extension Laptime {
  /// `laptime coverage`: what is not covered.
  struct Coverage: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "coverage",
      abstract: "Show which files lost coverage, or how much of a change is covered.",
      discussion: """
        laptime coverage
        laptime coverage --run latest --against 3f2a91c0 --floor 90
        laptime coverage --diff
        laptime coverage --diff origin/release --format json

        The query is coverage.

        --diff shows how many of the lines that the run's change adds are covered, \
        with git's diff from the newest commit that it shares with the trunk (or \
        with BASE); on the trunk from the commit before. lines_added counts the added \
        lines that can be covered, so no blank ones or comments. What is not \
        committed counts where the run was of it.
        """)

    @Flag(help: "The coverage of the lines that the run's change adds.")
    var diff = false

    @Argument(help: "With --diff: what the change is based on (else the trunk).")
    var base: CommitArgument?

    @OptionGroup var one: OneRunOptions

    @Option(
      help: ArgumentHelp("The run to compare with (else the one before).", valueName: "run"),
      completion: .runs)
    var against: String?

    @Option(help: ArgumentHelp("Percent that a file should have (else laptime.toml's, else 80)."))
    var floor: Double?

    @OptionGroup var filter: FilterOptions
    @OptionGroup var table: TableOptions
    @OptionGroup var workspace: ConfiguredOptions

    func validate() throws {
      if base != nil && !diff { throw ValidationError("a base goes with --diff") }
      let others = [
        ("--against", against != nil), ("--floor", floor != nil), ("--since", filter.since != nil),
        ("--until", filter.until != nil), ("--where", !filter.labels.isEmpty),
        ("--limit", filter.limit != nil),
      ]
      if diff, let other = others.first(where: \.1) {
        throw ValidationError("\(other.0) does not go with --diff")
      }
    }

    func run() throws {
      let workspace = try workspace.open(.read)
      if diff { return try printDiff(in: workspace) }
      let floor = try self.floor ?? workspace.policy[CoverageSettings.floor]
      let question = Question(
        query: "coverage", filter: filter,
        parameters: [
          "run": try runKey(in: workspace),
          "against": try workspace.runKey(named: against),
          "floor": String(floor),
        ])
      try question.print(
        table,
        TableLayout(
          yielding: ["more_missing", "missing", "change_points"],
          whenEmpty:
            "no coverage is recorded, or every file of it has enough and lost none: laptime "
            + "record coverage.xml, which pytest --cov --cov-report=xml writes"),
        in: workspace)
    }

    private func printDiff(in workspace: Workspace) throws {
      _ = try filter.parameters(in: workspace.store)
      let found = try workspace.changeCoverage(of: run(in: workspace), base: base?.text)
      if found.run.isDirty && !found.isOfWorkTree {
        Terminal.warn(
          "laptime: warning: run \(found.run.key.short) was of uncommitted changes to a commit that is not "
            + "checked out; only the commit is looked at\n")
      }
      let report = PatchCoverageReport(
        run: found.run, base: found.base, isOfWorkTree: found.isOfWorkTree, coverage: found.coverage
      )
      switch table.format {
      case .text: Terminal.print(report.text(width: Terminal.width()))
      case .json: Terminal.print(report.json.document)
      case .markdown: Terminal.print(report.markdown)
      case .jsonl, .csv, .tsv: table.print(report.rows)
      }
    }

    /// The run that is named, else the newest one that has coverage, in CI of its commit.
    private func run(in workspace: Workspace) throws -> RunID {
      try workspace.run(
        RunChoice(runName: one.runName, suite: filter.suite, branch: filter.branch, isCovered: true)
      )
    }

    /// The same as the query takes it; nil where a filter chooses among the runs, or there is none.
    private func runKey(in workspace: Workspace) throws -> String? {
      let isFiltered = filter.since != nil || filter.until != nil || !filter.labels.isEmpty
      if one.runName == nil && isFiltered { return nil }
      do {
        return try workspace.store.key(ofRun: run(in: workspace)).text
      } catch ChangeCoverageError.noRun {
        return nil
      }
    }
  }
}
