import ArgumentParser

/// `laptime history`: what a test did.
struct TestHistory: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Show what a test did, run by run.",
    discussion: "laptime history tests.unit.test_cart::test_total")

  @Argument(help: "The test: its id, or a part of it.")
  var test: String

  @OptionGroup var filter: FilterOptions
  @OptionGroup var table: TableOptions
  @OptionGroup var store: StoreOptions

  func run() throws {
    try table.print(
      store.rows(of: "history-of-test", filter.parameters.merging(["test": test]) { _, new in new })
    )
  }
}
