import ArgumentParser
import Presentation

extension Laptime {
  /// `laptime failures`: what failed lately.
  struct Failures: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "failures",
      abstract: "Show what failed lately and what it said, the same messages together.",
      discussion: """
        laptime failures --since 2w
        laptime failures --run latest
        laptime failures --each --limit 10

        The queries are failures and failed-attempts.
        """)

    @Option(
      help: ArgumentHelp("Tests with this in their id; * is any text.", valueName: "pattern"),
      completion: .tests)
    var test: String?

    @Flag(help: "Each failed attempt by itself.")
    var each = false

    @OptionGroup var newest: NewestRunsOptions

    @OptionGroup var one: OneRunOptions
    @OptionGroup var filter: FilterOptions
    @OptionGroup var table: TableOptions
    @OptionGroup var store: StoreOptions

    func run() throws {
      let workspace = store.open(.read)
      try table.print(
        workspace.rows(
          of: each ? "failed-attempts" : "failures", filter,
          [
            "test": test, "run": workspace.runKey(one, filter), "runs": newest.runs?.text,
          ]),
        TableLayout(
          hiding: each ? ["attempt", "duration_us"] : ["run"], detail: "message",
          yielding: ["runs", "tests", "failures", "started"]))
    }
  }
}
