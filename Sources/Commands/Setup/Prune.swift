import ArgumentParser
import Gate
import History
import Presentation
import Store

extension Laptime {
  /// `laptime prune`: makes daily sums of old runs.
  struct Prune: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "prune",
      abstract: "Thin out old runs into sums by day, and give the disk back.",
      discussion: """
        laptime prune --keep-days 180 --dry-run
        laptime prune --keep-runs 500 --keep-days 90
        laptime prune --max-size 200MB

        A run stays that either of --keep-runs and --keep-days keeps; --max-size takes the oldest of the others \
        until the file is small enough. Of what goes, trend shows the days from then on. Pinned runs, those \
        with acceptances, and the newest of the trunk that verdicts are given beside always stay. Flaky tests \
        are judged by what is left: up to 500 sources, or 90 days.

        All of it happens or nothing. What went does not come back by merge, import or pull.
        """)

    @Option(help: ArgumentHelp("Keep the newest runs of each suite.", valueName: "n"))
    var keepRuns: Int?

    @Option(help: ArgumentHelp("Keep the days up to each suite's newest run.", valueName: "n"))
    var keepDays: Int?

    @Option(
      help: ArgumentHelp(
        "Let the oldest go until the store is as small (200MB).", valueName: "size"))
    var maxSize: SizeArgument?

    @Option(help: "One suite alone.", completion: .suites)
    var suite: String?

    @Flag(help: "Only say what would go.")
    var dryRun = false

    @Option(help: "text, json or markdown.")
    var format = OutputFormat.text

    @OptionGroup var workspace: ConfiguredOptions

    func validate() throws {
      guard keepRuns != nil || keepDays != nil || maxSize != nil else {
        throw ValidationError(
          "say what is to stay: --keep-runs 500, --keep-days 90 or --max-size 200MB")
      }
      for (name, count) in [("--keep-runs", keepRuns), ("--keep-days", keepDays)] {
        if let count, !(1...1_000_000).contains(count) {
          throw ValidationError("\(name) must be at least 1")
        }
      }
    }

    func run() throws {
      let workspace = try workspace.open(.write)
      var rules = PruneRules(
        trunk: try workspace.trunk, baseline: 2 * (try workspace.policy[BaselineSettings.runs]))
      (rules.newestRuns, rules.days, rules.size) = (keepRuns, keepDays, maxSize?.bytes)
      rules.suite = suite
      let outcome = try workspace.store.prune(
        rules, isDryRun: dryRun, author: workspace.user, at: workspace.now)
      Terminal.warning(outcome.warnings)
      format.print {
        outcome.json
      } text: { _, _ in
        outcome.text
      }
    }
  }
}
