import ArgumentParser
import Presentation
import Store

/// `laptime history`: what a test did.
struct TestHistory: ParsableCommand {
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
    let history = try store.open(.read)
    let suite = try filter.suite ?? history.names(of: .suites).first
    if let suite { _ = try history.test(named: test, suite: suite) }
    let rows = try store.rows(of: "history-of-test", filter, ["test": test])
    table.print(
      rows, TableLayout(hiding: ["call_us", "teardown_us", "worker"], bar: "duration_us"))
  }
}
