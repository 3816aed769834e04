import ArgumentParser
import Presentation

extension Laptime {
  /// `laptime workers`: the balance of workers.
  struct Workers: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "workers",
      abstract: "Show how the work of a run was spread over its workers.",
      discussion: """
        laptime workers --run latest

        The query is workers.
        """)

    @OptionGroup var one: OneRunOptions
    @OptionGroup var filter: FilterOptions
    @OptionGroup var table: TableOptions
    @OptionGroup var store: StoreOptions

    func run() throws {
      let workspace = store.open(.read)
      let rows = try workspace.rows(of: "workers", filter, ["run": workspace.runKey(one, filter)])
      table.print(
        rows, TableLayout(bar: "busy_us", yielding: ["busy_share_percent", "tests", "last_us"]))
    }
  }
}
