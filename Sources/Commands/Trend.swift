import ArgumentParser

/// `laptime trend`: how a suite develops.
struct Trend: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trend", abstract: "Show how a suite develops, run by run.",
    discussion: "laptime trend --suite unit --limit 10")

  @OptionGroup var filter: FilterOptions
  @OptionGroup var table: TableOptions
  @OptionGroup var store: StoreOptions

  func run() throws {
    try table.print(store.rows(of: "trend", filter.parameters))
  }
}
