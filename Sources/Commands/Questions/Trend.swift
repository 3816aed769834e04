import ArgumentParser
import Presentation

/// How runs are put together.
enum Period: String, CaseIterable, ExpressibleByArgument {
  case run, day, week, month
}

extension Laptime {
  /// `laptime trend`: how a suite or some of its tests develop.
  struct Trend: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "trend",
      abstract: "Show how a suite, or some of its tests, develops.",
      discussion: """
        laptime trend --by week --since 90d
        laptime trend --test 'test_cart*total' --branch main

        The queries are trend and trend-of-tests.
        """)

    @Option(
      help: ArgumentHelp("Tests with this in their id; * is any text.", valueName: "pattern"),
      completion: .tests)
    var test: String?

    @Option(help: "The tests of a class.")
    var `class`: String?

    @Option(help: "The tests of a file.", completion: .file())
    var file: String?

    @Option(help: "What a row is: run, day, week or month.")
    var by = Period.run

    @OptionGroup var filter: FilterOptions
    @OptionGroup var table: TableOptions
    @OptionGroup var store: StoreOptions

    func run() throws {
      let workspace = store.open(.read)
      let isOfTests = test != nil || `class` != nil || file != nil
      let tests = ["test": test, "class": `class`, "file": file]
      let query = isOfTests ? "trend-of-tests" : "trend"
      let question = Question(
        query: query, filter: filter,
        parameters: ["by": by.rawValue].merging(isOfTests ? tests : [:]) { $1 })
      let ofRuns: Set<String> =
        by == .run ? ["runs", "tests_us", "failed"] : ["run", "commit", "subject", "tests_us"]
      try question.print(
        table,
        TableLayout(
          hiding: ofRuns, bar: isOfTests ? "duration_us" : "wall_us",
          yielding: [
            "busy_percent", "flaky", "setup_share_percent", "failed", "runs", "efficiency_percent",
            "flake_budget", "passed_percent", "tests", "run", "coverage_percent", "subject",
          ],
          whenEmpty: isOfTests
            ? "no test is like this in these runs; laptime tests lists what there is"
            : "no run is like this; laptime runs lists what is recorded"),
        in: workspace)
    }
  }
}
