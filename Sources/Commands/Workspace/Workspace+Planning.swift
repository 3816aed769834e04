import Analysis
import History
import Runners
import Store

/// No run from which a suite could be planned.
struct NothingToPlan: Error {
  var suite: String
}

extension Workspace {
  /// The suite as its newest complete runs on the machine of the newest one know it.
  ///
  /// - Throws: `NothingToPlan`.
  func plannedRun(_ filter: FilterOptions, last count: Int) throws -> PlannedRun {
    let store = try store
    try check(suite: filter.suite)
    let newest = try store.run(named: HistoryStore.latestRun, suite: filter.suite)
    return try plannedRun(
      suite: filter.suite ?? store.facts(ofRun: newest).suite, filter.parameters(in: store),
      last: count)
  }

  /// `parameters`: the filter, by the names of the query `runs`.
  func plannedRun(suite: String, _ parameters: [String: String?] = [:], last count: Int) throws
    -> PlannedRun
  {
    let store = try store
    let listed = try store.runs(ofSuite: suite, parameters, last: Self.lookedAt).map(\.run)
      .filter { $0.isComplete && $0.excludedWhy == nil }
    let runs = try listed.filter { $0.environment == listed.last?.environment }.suffix(count).map {
      TimedRun(run: $0, tests: try store.timedTests(ofRun: $0.id))
    }.filter { !$0.tests.isEmpty }
    let tests = runs.last?.tests.map(\.test) ?? []
    let identities = located(try store.identities(of: tests))
    let order = CollectionOrder.tests(runs, called: identities)
    guard let last = runs.last?.run, let measured = MeasuredSuite(runs, order: order) else {
      throw NothingToPlan(suite: suite)
    }
    return PlannedRun(
      run: last, measured: measured, identities: identities,
      runner: RunnerList.runner(of: try store.dialect(ofRun: last.id)))
  }

  /// How many of a suite's newest runs are looked at for those of one machine.
  private static let lookedAt = 60
}
