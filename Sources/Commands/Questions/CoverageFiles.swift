import ArgumentParser
import Gate
import History
import Presentation

/// `laptime coverage`: what is not covered.
struct CoverageFiles: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Show which files lost coverage, and which are under the floor.",
    discussion: """
      laptime coverage
      laptime coverage --run latest --against 3f2a91c0 --floor 90

      The query is coverage.
      """)

  @OptionGroup var one: OneRunOptions

  @Option(
    help: ArgumentHelp("The run to compare with (else the one before).", valueName: "run"),
    completion: .runs)
  var against: String?

  @Option(help: ArgumentHelp("Percent that a file should have (else laptime.toml's, else 80)."))
  var floor: Double?

  @OptionGroup var filter: FilterOptions
  @OptionGroup var table: TableOptions
  @OptionGroup var store: StoreOptions
  @OptionGroup var configuration: ConfigurationOptions

  func run() throws {
    let floor = try self.floor ?? configuration.load().policy.coverage.floor
    try table.print(
      store.rows(
        of: "coverage", filter,
        [
          "run": store.runKey(one, filter), "against": store.runKey(against),
          "floor": String(floor),
        ]), TableLayout(yielding: ["more_missing", "missing", "change_points"]))
  }
}
