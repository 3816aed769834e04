import ArgumentParser

/// `laptime slowest`: which tests take longest.
struct Slowest: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show which tests take longest, by their median over the last runs.",
    discussion: "laptime slowest --suite unit --limit 10")

  @Option(help: "The suite.")
  var suite: String?

  @Option(help: "The branch.")
  var branch: String?

  @Option(
    name: .customLong("run"),
    help: ArgumentHelp(
      "One run alone: its id, the beginning of it, or latest.", valueName: "run"))
  var runID: String?

  @Option(help: "How many of the newest runs count.")
  var runs = 30

  @Option(help: "How many tests.")
  var limit = 20

  @OptionGroup var table: TableOptions
  @OptionGroup var store: StoreOptions

  func run() throws {
    try table.print(
      store.rows(
        of: "slowest-tests",
        [
          "suite": suite, "branch": branch, "run": store.runKey(runID), "runs": String(runs),
          "limit": String(limit),
        ]))
  }
}
