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
      let rows = try workspace.rows(of: "fixtures", filter, ["run": workspace.runKey(one, filter)])
      table.print(
        rows,
        TableLayout(
          hiding: ["teardown_us"],
          yielding: ["tests", "setup_share_percent", "setups", "typical_us", "setup_us"]))
      if !rows.rows.isEmpty { try table.remark(on: "fixtures") }
    }
  }
}
