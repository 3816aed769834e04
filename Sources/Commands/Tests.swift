import ArgumentParser

/// `laptime tests`: which tests there are.
struct Tests: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tests", abstract: "List tests with their last outcome and their median.",
    discussion: "laptime tests test_cart")

  @Argument(help: "A part of their ids (else all).")
  var pattern: String?

  @Option(help: "The suite.")
  var suite: String?

  @Option(help: "How many tests.")
  var limit: Int?
  @OptionGroup var table: TableOptions
  @OptionGroup var store: StoreOptions

  func run() throws {
    try table.print(
      store.rows(
        of: "tests", ["pattern": pattern, "suite": suite, "limit": limit.map(String.init)]))
  }
}
