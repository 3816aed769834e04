import ArgumentParser

/// `laptime coverage`: what is not covered.
struct CoverageFiles: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage", abstract: "Show which files have the most that is not covered.",
    discussion: "laptime coverage --run latest")

  @OptionGroup var filter: RunFilterOptions
  @OptionGroup var table: TableOptions
  @OptionGroup var store: StoreOptions

  func run() throws {
    try table.print(
      store.rows(
        of: "uncovered-files",
        ["run": store.runKey(filter.runID), "limit": filter.limit.map(String.init)]))
  }
}
