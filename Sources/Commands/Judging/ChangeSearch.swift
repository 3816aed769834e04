import Analysis
import Gate
import History
import Presentation
import Reports
import Store

/// Finds lasting changes and gathers what there is to say of them.
enum ChangeSearch {
  /// The changes of a series from a file. `last`: of how many of its newest values; nil for all. They
  /// keep their numbers.
  static func changes(of series: CSVSeries.Series, last: Int?) -> ChangeList {
    let count = series.values.count
    let earlier = max(0, count - (last ?? count))
    let values = Array(repeating: .nan, count: earlier) + series.values.dropFirst(earlier)
    let found = SuiteChanges.changes(ofSeries: values, commits: series.labels)
    let creep = Creep.find(in: values, after: found.map(\.change), policy: .plain)
      .map { SuiteCreep(test: nil, creep: $0, series: values) }
    let looked = Units.count(count - earlier, "value")
    return ChangeList(
      entries: found.map { .init(found: $0, test: nil) },
      creeps: creep.map { [(nil, $0)] } ?? [],
      places: series.labels.map { .init(commit: $0) },
      scope: earlier > 0 ? "the last \(looked)" : looked)
  }

  /// The changes of a suite on its trunk.
  ///
  /// `test`: the tests that are wanted, by an id or a part of one; nil for all, and what is no test's.
  static func changes(
    ofSuite suite: String, trunk: String, last: Int, test: String?,
    in workspace: Workspace
  ) throws -> ChangeList {
    let store = try workspace.store
    let series = try store.series(ofSuite: suite, trunk: trunk, last: last)
    var suiteChanges = SuiteChanges(in: series)
    if let test {
      let wanted = Set(try workspace.tests(like: test, suite: suite))
      suiteChanges.changes.removeAll { $0.test.map { !wanted.contains($0) } ?? true }
      suiteChanges.creeps.removeAll { $0.test.map { !wanted.contains($0) } ?? true }
    }
    let (found, creeps) = (suiteChanges.changes, suiteChanges.creeps)
    let identities = workspace.located(
      try store.identities(of: found.compactMap(\.test) + creeps.compactMap(\.test)))
    let acceptances = try series.runs.last.map { try store.acceptances(ofSuiteOfRun: $0.id) } ?? []
    return ChangeList(
      entries: found.map { change in
        .init(
          found: change, test: change.test.flatMap { identities[$0] },
          acceptance: acceptances.last { $0.covers(change, in: series) })
      },
      creeps: creeps.map { ($0.test.flatMap { identities[$0] }, $0) },
      places: series.runs.map { .init(commit: $0.commit, run: $0) },
      scope: "\(Units.count(series.runs.count, "run")) of suite \(suite) on \(trunk)")
  }
}

extension Acceptance {
  /// Whether it takes the change: of the same test, or the coverage, and of no later run than three
  /// after it.
  fileprivate func covers(_ change: SuiteChange, in series: SuiteSeries) -> Bool {
    let isOfKind = GateRules.named(rule.rawValue)?.speaks(of: change.subject, test: test)
    guard isOfKind == true, change.isLoss,
      let place = series.runs.firstIndex(where: { $0.id == run })
    else { return false }
    return place >= change.change.index - ChangeGroup.reach
  }
}
