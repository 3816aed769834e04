import ArgumentParser

/// The `laptime` command; its list of subcommands is the map of the program.
///
/// Each command says its name: to derive one from its type searches the whole program, and all names are
/// asked for at every start.
struct Laptime: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "laptime",
    abstract: "Keeps the performance history of test suites and gates on it.",
    discussion: """
      laptime run -- pytest -n auto --junitxml=junit.xml
      laptime gate
      """,
    version: "0.1.0",
    subcommands: [
      Record.self, Run.self, Gate.self, Runs.self, Baseline.self, Trend.self, Slowest.self,
      Tests.self, History.self, Failures.self, Compare.self, Fixtures.self, Workers.self,
      Coverage.self, Tiers.self, Benchmarks.self, Flaky.self, Changes.self, Explain.self,
      Verdicts.self, Report.self,
      Select.self, Quarantine.self, Rename.self, Accept.self, Backtest.self, Query.self,
      Import.self, Formats.self, Init.self, Completions.self, Manual.self,
    ])
}
