import Analysis
public import ArgumentParser
public import Gate
import History
import Presentation
import Store

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

        The query is tests; the state is what laptime flaky and laptime show say, by all the history.
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
      let question = Question(
        query: "tests", filter: filter,
        parameters: [
          "test": test, "tier": tier?.rawValue, "runs": newest.runs?.text,
          "fast_us": String(policy[TierSettings.fast]),
          "medium_us": String(policy[TierSettings.medium]),
        ])
      try question.print(
        table,
        TableLayout(
          yielding: ["runs", "last_outcome", "last_seen", "tier", "state"],
          whenEmpty: "no test is like this in these runs; laptime runs lists what is recorded"),
        in: workspace
      ) { try withStates($0, in: workspace) }
    }

    /// The table with the state that all commands give a test, in place of what the query sees of it in a few runs.
    private func withStates(_ table: ResultTable, in workspace: Workspace) throws -> ResultTable {
      guard let place = table.columns.firstIndex(of: "lately") else { return table }
      var columns = table.columns
      columns[place] = "state"
      let ids = table.texts("test")
      guard let first = ids.first.flatMap(\.self) else {
        return ResultTable(columns: columns, rows: [])
      }
      let suite =
        try filter.suite
        ?? workspace.store.suite(ofTest: workspace.test(named: first, suite: nil))
      let states = try Triage(workspace, suite: suite).states(of: ids.compactMap(\.self))
      let rows = zip(table.rows, ids).map { row, id in
        var row = row
        row[place] = id.flatMap { states[$0] }.map { .text($0.rawValue) } ?? .null
        return row
      }
      return ResultTable(columns: columns, rows: rows)
    }
  }
}
