import ArgumentParser

/// `laptime fixtures`: what setups cost.
struct Fixtures: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fixtures", abstract: "Show which files pay for the same setup again and again.",
    discussion: "laptime fixtures --run latest")

  @OptionGroup var filter: RunFilterOptions
  @OptionGroup var table: TableOptions
  @OptionGroup var store: StoreOptions

  func run() throws {
    try table.print(
      store.rows(
        of: "fixtures", ["run": store.runKey(filter.runID), "limit": filter.limit.map(String.init)])
    )
  }
}
