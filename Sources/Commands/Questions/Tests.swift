public import ArgumentParser
public import Gate
import Presentation

extension Tier: ExpressibleByArgument {}

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

  @Option(help: "How many of the newest runs count (else 30; with --since all).")
  var runs: CountArgument?

  @OptionGroup var filter: FilterOptions
  @OptionGroup var table: TableOptions
  @OptionGroup var store: StoreOptions
  @OptionGroup var configuration: ConfigurationOptions

  func run() throws {
    let tiers = try configuration.load().policy.tiers
    try table.print(
      store.rows(
        of: "tests", filter,
        [
          "test": test, "tier": tier?.rawValue, "runs": runs?.text,
          "fast_us": String(tiers.fast), "medium_us": String(tiers.medium),
        ]), TableLayout(yielding: ["runs", "last_outcome", "last_seen", "tier"]))
  }
}
