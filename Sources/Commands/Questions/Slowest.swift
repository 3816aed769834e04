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
      let rows = try workspace.rows(
        of: "slowest-tests", filter,
        [
          "test": test, "by": by.rawValue, "run": workspace.runKey(one, filter),
          "runs": newest.runs?.text,
        ])
      table.print(
        rows,
        TableLayout(
          hiding: one.id == nil ? by.hidden : by.hidden.union(["runs"]),
          yielding: by == .median || by == .total
            ? ["runs", "share_percent"] : ["runs", "trend_us", "growth_ratio", "total_us"]))
    }
  }
}
