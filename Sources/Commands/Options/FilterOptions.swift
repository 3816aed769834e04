import ArgumentParser

/// What rows are limited to; the same words everywhere.
struct FilterOptions: ParsableArguments {
  @Option(help: "The suite.")
  var suite: String?

  @Option(help: "The branch.")
  var branch: String?

  @Option(help: "How many rows.")
  var limit: Int?

  /// The parameters that a query takes of it.
  var parameters: [String: String?] {
    ["suite": suite, "branch": branch, "limit": limit.map(String.init)]
  }
}

/// Which run rows are about.
struct RunFilterOptions: ParsableArguments {
  @Option(
    name: .customLong("run"),
    help: ArgumentHelp("The run: its id, the beginning of it, or latest.", valueName: "run"))
  var runID: String?

  @Option(help: "How many rows.")
  var limit: Int?
}
