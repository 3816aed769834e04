import ArgumentParser

/// `laptime failures`: what failed lately.
struct FailureList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "failures", abstract: "Show what failed lately and what it said.",
    discussion: "laptime failures --limit 10")

  @Argument(help: "A part of the tests' ids (else all).")
  var test: String?

  @OptionGroup var filter: FilterOptions
  @OptionGroup var table: TableOptions
  @OptionGroup var store: StoreOptions

  func run() throws {
    try table.print(
      store.rows(of: "failures", filter.parameters.merging(["test": test]) { _, new in new }))
  }
}
