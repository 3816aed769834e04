import ArgumentParser
import History
import Presentation
import Store

extension Laptime {
  /// `laptime history`: what a test did.
  struct History: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "history", abstract: "Show what a test did, run by run.",
      discussion: """
        laptime history tests.unit.test_cart::test_total

        The query is history-of-test.
        """)

    @Argument(
      help: "The test: its id, or a part of it that only one test has; * is any text.",
      completion: .tests)
    var test: String

    @OptionGroup var filter: FilterOptions
    @OptionGroup var table: TableOptions
    @OptionGroup var store: StoreOptions

    func run() throws {
      let workspace = store.open(.read)
      let unlimited = table.format != .text && table.format != .markdown
      var filter = filter
      if unlimited { filter.limit = filter.limit ?? 0 }
      let rows = try workspace.rows(of: "history-of-test", filter, ["test": test])
      if case .integer(let count)? = rows.rows.first?[1], count > 1 {
        _ = try workspace.test(named: test, suite: filter.suite)
      }
      if rows.rows.isEmpty {
        _ = try workspace.test(named: test, suite: filter.suite)
        try workspace.checkNames(filter)
      }
      if table.format == .text, case .text(let name)? = rows.rows.first?[0] {
        Terminal.print(
          Terminal.style().colored(TerminalText.visible(try workspace.shown(name)), .bold) + "\n")
      }
      table.print(
        rows,
        TableLayout(
          hiding: ["test", "matching_tests", "call_us", "teardown_us", "worker"],
          bar: "duration_us",
          yielding: ["setup_us", "commit", "run"],
          whenEmpty: "the test ran in none of these runs"))
    }
  }
}
