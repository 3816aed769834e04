import ArgumentParser

/// `laptime benchmarks`: what benchmarks took.
struct Benchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmarks", abstract: "Show the benchmarks of a run beside those before.",
    discussion: "laptime benchmarks --run latest")

  @OptionGroup var filter: RunFilterOptions
  @OptionGroup var table: TableOptions
  @OptionGroup var store: StoreOptions

  func run() throws {
    try table.print(
      store.rows(
        of: "benchmarks",
        ["run": store.runKey(filter.runID), "limit": filter.limit.map(String.init)]))
  }
}
