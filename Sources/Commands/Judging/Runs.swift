import ArgumentParser
import History
import Host
import Presentation
import Store

extension Laptime {
  /// `laptime runs`: lists runs, and keeps wrong ones out of baselines.
  struct Runs: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "runs",
      abstract: "List the runs, show one, or keep a wrong one out of every baseline.",
      discussion: """
        laptime runs --branch main --limit 5
        laptime runs show 3f2a91c0
        laptime runs exclude 3f2a91c0 --why "the disk was full"
        """,
      subcommands: [List.self, Show.self, Exclude.self, Include.self], defaultSubcommand: List.self)

    /// `laptime runs list`.
    struct List: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the runs, newest first.")

      @OptionGroup var filter: FilterOptions
      @OptionGroup var table: TableOptions
      @OptionGroup var store: StoreOptions

      func run() throws {
        try Question(query: "runs", filter: filter).print(
          table,
          TableLayout(
            yielding: ["flaky", "suite", "branch", "tests", "failed", "subject", "state"],
            whenEmpty:
              "no run is like this; without options laptime runs lists all, and laptime run "
              + "-- your test command records one"),
          in: store.open(.read))
      }
    }

    /// `laptime runs show`.
    struct Show: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show what is known of a run: source, machines, commands, reports, counts.",
        discussion: "The query is facts-of-run.")

      @Argument(
        help: ArgumentHelp(
          "The run: its id, the beginning of it, latest, or a pin (else the one of gate).",
          valueName: "run"),
        completion: .runs)
      var runName: String?

      @OptionGroup var filter: FilterOptions
      @OptionGroup var table: TableOptions
      @OptionGroup var store: StoreOptions

      func run() throws {
        let workspace = store.open(.read)
        let run = try workspace.run(
          RunChoice(runName: runName, suite: filter.suite, branch: filter.branch))
        let facts = try workspace.rows(
          of: "facts-of-run", filter, ["run": workspace.store.key(ofRun: run).text])
        table.print(table.format.isForPeople ? facts.inWords("value", namedBy: "fact") : facts)
      }
    }

    /// `laptime runs exclude`.
    struct Exclude: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "exclude",
        abstract: "Keep a run out of every baseline.")

      @Argument(
        help: ArgumentHelp("The run: its id or the beginning of it.", valueName: "run"))
      var runName: String

      @Option(help: "The reason, which is stored.")
      var why: String

      @OptionGroup var store: StoreOptions

      func run() throws {
        let workspace = store.open(.write)
        let history = try workspace.store
        let run = try workspace.run(named: runName)
        try history.exclude(
          run: run, why: why, author: workspace.user, at: workspace.now)
        // What went after it had gone after the run before it.
        try history.noteDepartures(ofRun: run, trunk: workspace.trunk, window: workspace.window)
        Terminal.print("run \(try history.summary(ofRun: run).key.short) is in no baseline now\n")
      }
    }

    /// `laptime runs include`.
    struct Include: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "include",
        abstract: "Let an excluded run count in baselines again.")

      @Argument(
        help: ArgumentHelp("The run: its id or the beginning of it.", valueName: "run"))
      var runName: String

      @OptionGroup var store: StoreOptions

      func run() throws {
        let workspace = store.open(.write)
        let history = try workspace.store
        let run = try workspace.run(named: runName)
        try history.exclude(
          run: run, why: nil, author: workspace.user, at: workspace.now)
        Terminal.print(
          "run \(try history.summary(ofRun: run).key.short) counts in baselines again\n")
      }
    }
  }
}
