import ArgumentParser
import History
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
      let question = Question(
        query: "workers", filter: filter, parameters: ["run": try workspace.runKey(one, filter)])
      let rows = try question.print(
        table,
        TableLayout(
          bar: "busy_us",
          yielding: ["busy_share_percent", "tests", "last_us", "idle_tail_us", "last_test"],
          whenEmpty:
            "no report of this run says which worker ran what, as there was one alone, or the report "
            + "does not tell; laptime run -- pytest -n auto records it by itself"),
        in: workspace)
      if !rows.rows.isEmpty { try table.remark(on: "workers") }
    }
  }
}
