import ArgumentParser
import History
import Presentation

extension Laptime {
  /// `laptime fixtures`: what setups cost.
  struct Fixtures: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "fixtures",
      abstract: "Show which files pay for the same setup again and again.",
      discussion: """
        laptime fixtures --run latest

        The query is fixtures.
        """)

    @OptionGroup var one: OneRunOptions
    @OptionGroup var filter: FilterOptions
    @OptionGroup var table: TableOptions
    @OptionGroup var store: StoreOptions

    func run() throws {
      let workspace = store.open(.read)
      let question = Question(
        query: "fixtures", filter: filter, parameters: ["run": try workspace.runKey(one, filter)])
      let rows = try question.print(
        table,
        TableLayout(
          hiding: ["teardown_us"],
          yielding: ["tests", "setup_share_percent", "setups", "typical_us", "setup_us"],
          whenEmpty:
            "no setup is known to cost anything in these runs; a report such as JUnit's has setup and "
            + "call in one, and laptime run -- pytest records them apart by itself"),
        in: workspace)
      if !rows.rows.isEmpty { try table.remark(on: "fixtures") }
    }
  }
}
