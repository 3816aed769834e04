import ArgumentParser
import Gate
import History
import Presentation
import Runners
import Store

extension Laptime {
  /// `laptime tiers`: how much of a suite is fast.
  struct Tiers: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "tiers",
      abstract: "Show how many tests are fast, medium and slow, and what time they take.",
      discussion: """
        laptime tiers --suite unit
        laptime tiers --moved
        laptime tiers --markers > laptime_tiers.py && pytest -p laptime_tiers -m fast

        A test near a bound keeps its tier until the middle one of five runs is more than a fifth past it. \
        laptime tests --tier slow lists them, [tiers] in laptime.toml says what is fast. The query is \
        tiers.

        What --markers prints is a plugin, or the end of a conftest.py: it marks tests when they are collected, \
        as fast, medium or slow, new ones as new and fast; a test that has such a mark keeps it.
        """)

    @Flag(help: "List the tests that are of another tier than in a pinned baseline.")
    var moved = false

    @Option(
      help: ArgumentHelp("The baseline of --moved (else the one pinned last).", valueName: "name"),
      completion: .pins)
    var baseline: String?

    @Flag(help: "Print a plugin with which pytest -m fast works, without a mark in any test.")
    var markers = false

    @OptionGroup var newest: NewestRunsOptions

    @OptionGroup var filter: FilterOptions
    @OptionGroup var table: TableOptions
    @OptionGroup var workspace: ConfiguredOptions

    func validate() throws {
      guard moved || baseline == nil else {
        throw ValidationError("--baseline goes with --moved")
      }
      guard !(moved && markers) else {
        throw ValidationError("--moved and --markers are two questions; ask one of them")
      }
    }

    func run() throws {
      let workspace = try workspace.open(.read)
      if markers { return Terminal.print(try plugin(in: workspace)) }
      if moved {
        let moves = try moves(in: workspace)
        guard let moves else {
          throw NoBaseline(name: baseline, known: try workspace.store.names(of: .pins))
        }
        let rows = moves.table(limit: filter.limit)
        return table.print(
          table.format == .text ? try workspace.withShownNames(rows) : rows, moves.layout)
      }
      try Question(query: "tiers", filter: filter, parameters: try parameters(in: workspace))
        .print(
          table,
          TableLayout(
            bar: "time_us",
            yielding: ["tests_percent", "slowest_us", "time_percent", "slowest_test"],
            whenEmpty: "no run with durations is recorded: \(workspace.recordingCommand())"),
          in: workspace)
      if table.format == .text, let moves = try moves(in: workspace) {
        for line in moves.lines(width: Terminal.width()) {
          Terminal.print(Terminal.style().colored(line, .dim) + "\n")
        }
      }
    }

    private func parameters(in workspace: Workspace) throws -> [String: String?] {
      let policy = try workspace.policy
      return [
        "runs": newest.runs?.text, "fast_us": String(policy[TierSettings.fast]),
        "medium_us": String(policy[TierSettings.medium]),
      ]
    }

    /// The tests now, by the query of that name.
    private func tests(until: String? = nil, in workspace: Workspace) throws -> ResultTable {
      var filter = filter
      filter.limit = 0
      var all = try parameters(in: workspace)
      if let until { all["until"] = until }
      return try workspace.rows(of: "tests", filter, all)
    }
  }
}

/// A baseline that nobody pinned; any at all where the name is nil.
struct NoBaseline: Error {
  var name: String?
  var known: [String] = []
}

// What moved.
extension Laptime.Tiers {
  /// The tests whose tier is another one now than when the baseline was run; nil where there is none.
  private func moves(in workspace: Workspace) throws -> TierMoves? {
    let store = try workspace.store
    let pins = try store.pins(ofSuite: try suite(in: workspace))
    let named = pins.filter { baseline == nil || $0.name == baseline }
    guard let pin = named.max(by: { $0.pinnedAt < $1.pinnedAt }) else { return nil }
    let start = pin.run.startedAt.iso8601
    // The queries know seconds.
    let then = try tests(until: String(start.prefix(19)) + "Z", in: workspace)
    return TierMoves(baseline: pin.name, before: then, now: try tests(in: workspace))
  }

  private func suite(in workspace: Workspace) throws -> String? {
    if let suite = filter.suite { return suite }
    let store = try workspace.store
    return try store.facts(ofRun: store.run(named: HistoryStore.latestRun, suite: nil)).suite
  }
}

// What pytest is told.
extension Laptime.Tiers {
  private func plugin(in workspace: Workspace) throws -> String {
    let store = try workspace.store
    let run = try store.run(named: HistoryStore.latestRun, suite: filter.suite)
    let runner = RunnerList.runner(of: try store.dialect(ofRun: run))
    let table = try tests(in: workspace)
    let rows = zip(zip(table.texts("test"), table.texts("tier")), table.integers("runs"))
    let isYoung = (table.integers("runs").compactMap { $0 }.max() ?? 0) <= 1
    // What was seen once, of several runs, nobody knows yet.
    var tiers: [String: String] = [:]
    for ((test, tier), runs) in rows where isYoung || (runs ?? 0) > 1 {
      if let test, let tier { tiers[test] = tier }
    }
    let found = try store.tests(named: Set(tiers.keys), inSuiteOfRun: run)
    let identities = workspace.located(try store.identities(of: found.values.map(\.test)))
    var tests: [(tier: String, tests: [TestIdentity])] = Tier.allCases.map { ($0.rawValue, []) }
    for (id, tier) in tiers {
      guard let test = found[id].flatMap({ identities[$0.test] }),
        let place = tests.firstIndex(where: { $0.tier == tier })
      else { continue }
      tests[place].tests.append(test)
    }
    let policy = try workspace.policy
    let limits = Tier.allCases.map { tier in
      policy.limit(of: tier).map { "at most \(Units.duration($0))" } ?? "longer than that"
    }
    guard let text = runner.markers(tests, meaning: limits, isFile: FileSearch.exists) else {
      throw ValidationError(
        "\(runner.name) takes no marks: laptime select --tier fast prints its tests")
    }
    return text
  }
}
