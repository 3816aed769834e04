import ArgumentParser
import Gate
import Presentation

extension Laptime {
  /// `laptime tiers`: how much of a suite is fast.
  struct Tiers: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "tiers",
      abstract: "Show how many tests are fast, medium and slow, and what time they take.",
      discussion: """
        laptime tiers --suite unit

        laptime tests --tier slow lists them, [tiers] in laptime.toml says what is fast. The query is
        tiers.
        """)

    @OptionGroup var newest: NewestRunsOptions

    @OptionGroup var filter: FilterOptions
    @OptionGroup var table: TableOptions
    @OptionGroup var workspace: ConfiguredOptions

    func run() throws {
      let workspace = try workspace.open(.read)
      let policy = try workspace.policy
      try table.print(
        workspace.rows(
          of: "tiers", filter,
          [
            "runs": newest.runs?.text, "fast_us": String(policy[TierSettings.fast]),
            "medium_us": String(policy[TierSettings.medium]),
          ]),
        TableLayout(bar: "time_us", yielding: ["slowest_test", "tests_percent", "slowest_us"]))
    }
  }
}
