public import ArgumentParser
public import Gate
import Presentation

extension Tier: ExpressibleByArgument {}

extension Laptime {
  /// `laptime tests`: which tests there are.
  struct Tests: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "tests",
      abstract: "List tests with their state, tier, median and last outcome.",
      discussion: """
        laptime tests 'test_cart*total'
        laptime tests --tier slow

        The query is tests.
        """)

    @Argument(
      help: ArgumentHelp("Tests with this in their id; * is any text.", valueName: "pattern"),
      completion: .tests)
    var test: String?

    @Option(help: "Those of a tier: fast, medium or slow.")
    var tier: Tier?

    @OptionGroup var newest: NewestRunsOptions

    @OptionGroup var filter: FilterOptions
    @OptionGroup var table: TableOptions
    @OptionGroup var workspace: ConfiguredOptions

    func run() throws {
      let workspace = try workspace.open(.read)
      let policy = try workspace.policy
      try table.print(
        workspace.rows(
          of: "tests", filter,
          [
            "test": test, "tier": tier?.rawValue, "runs": newest.runs?.text,
            "fast_us": String(policy[TierSettings.fast]),
            "medium_us": String(policy[TierSettings.medium]),
          ]), TableLayout(yielding: ["runs", "last_outcome", "last_seen", "tier"]))
    }
  }
}
