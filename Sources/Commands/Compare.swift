import ArgumentParser

/// `laptime compare`: how the tests of two runs differ.
struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show how the tests of one run differ from those of another.",
    discussion: "laptime compare 3f2a91c0 latest")

  @Argument(help: "The earlier run: its id, the beginning of it, or latest.")
  var before: String

  @Argument(help: "The later run.")
  var after: String

  @Option(help: "How many tests.")
  var limit = 20

  @OptionGroup var table: TableOptions
  @OptionGroup var store: StoreOptions

  func run() throws {
    try table.print(
      store.rows(
        of: "compare-runs",
        ["a": store.runKey(before), "b": store.runKey(after), "limit": String(limit)]))
  }
}
