import ArgumentParser
import Presentation

/// What tests are sorted by.
enum Slowness: String, CaseIterable, ExpressibleByArgument {
  case median, total, growth, variability, setup

  /// The columns that only data have then.
  fileprivate var hidden: Set<String> {
    let shown: Set<String> =
      switch self {
      case .median: ["share_percent"]
      case .total: ["total_us", "share_percent"]
      case .growth: ["grew_us", "growth_ratio"]
      case .variability: ["spread_us"]
      case .setup: ["setup_share_percent", "total_us"]
      }
    return Set([
      "share_percent", "total_us", "max_us", "grew_us", "growth_ratio", "spread_us",
      "setup_share_percent",
    ]).subtracting(shown)
  }
}

extension Slowness {
  /// What goes where there is no room: what tests are sorted by stays.
  fileprivate var yielding: [String] {
    switch self {
    case .median: ["share_percent"]
    case .total: ["share_percent", "median_us"]
    case .growth: ["growth_ratio", "median_us"]
    case .variability: ["median_us"]
    case .setup: ["total_us", "median_us"]
    }
  }
}

extension Laptime {
  /// `laptime slowest`: where the time goes.
  struct Slowest: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "slowest",
      abstract: "Show which tests take longest, grow, vary, or spend most on setup.",
      discussion: """
        laptime slowest --limit 10
        laptime slowest --by growth --since 30d

        The query is slowest-tests.
        """)

    @Option(
      help: ArgumentHelp("Tests with this in their id; * is any text.", valueName: "pattern"),
      completion: .tests)
    var test: String?

    @Option(help: "What comes first: median, total, growth, variability or setup.")
    var by = Slowness.median

    @OptionGroup var newest: NewestRunsOptions

    @OptionGroup var one: OneRunOptions
    @OptionGroup var filter: FilterOptions
    @OptionGroup var table: TableOptions
    @OptionGroup var store: StoreOptions

    func run() throws {
      let workspace = store.open(.read)
      let question = Question(
        query: "slowest-tests", filter: filter,
        parameters: [
          "test": test, "by": by.rawValue, "run": try workspace.runKey(one, filter),
          "runs": newest.runs?.text,
        ])
      try question.print(
        table,
        TableLayout(
          hiding: one.runName == nil ? by.hidden : by.hidden.union(["runs"]),
          yielding: ["runs", "trend_us"] + by.yielding,
          whenEmpty:
            "no test that is like this, or none with a duration, in these runs; laptime tests "
            + "lists what there is"),
        in: workspace)
    }
  }
}
