import ArgumentParser
import Gate
import History
import Presentation

extension Laptime {
  /// `laptime coverage`: what is not covered.
  struct Coverage: ParsableCommand {
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
    @OptionGroup var workspace: ConfiguredOptions

    func run() throws {
      let workspace = try workspace.open(.read)
      let floor = try self.floor ?? workspace.policy[CoverageSettings.floor]
      try table.print(
        workspace.rows(
          of: "coverage", filter,
          [
            "run": workspace.runKey(one, filter), "against": workspace.runKey(against),
            "floor": String(floor),
          ]), TableLayout(yielding: ["more_missing", "missing", "change_points"]))
    }
  }
}
