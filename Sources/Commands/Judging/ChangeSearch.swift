import Analysis
import Gate
import History
import Presentation
import Reports
import Store

/// Finds lasting changes and gathers what there is to say of them.
enum ChangeSearch {
  /// The changes of a series from a file.
  ///
  /// - Throws: `ReportError`.
  static func changes(of series: CSVSeries.Series) -> ChangeList {
    var finder = ChangePointFinder(.plain)
    let found = finder.changes(in: series.values)
    let creep = Creep.find(in: series.values, after: found, policy: .plain)
      .map { SuiteCreep(test: nil, creep: $0, series: series.values) }
    return ChangeList(
      entries: found.map {
        .init(
          found: SuiteChange(subject: .series, change: $0, series: series.values), test: nil)
      },
      creeps: creep.map { [(nil, $0)] } ?? [],
      places: series.labels.map { .init(commit: $0) },
      scope: Units.count(series.values.count, "value"))
  }

  /// The changes of a suite on its trunk.
  ///
  /// `test`: the tests that are wanted, by an id or a part of one; nil for all, and what is no test's.
  static func changes(
    ofSuite suite: String, trunk: String, last: Int, test: String?, in store: HistoryStore
  ) throws -> ChangeList {
    let series = try store.series(ofSuite: suite, trunk: trunk, last: last)
    var suiteChanges = SuiteChanges(in: series)
    if let test {
      let wanted = Set(try store.tests(like: test, suite: suite))
      suiteChanges.changes.removeAll { $0.test.map { !wanted.contains($0) } ?? true }
      suiteChanges.creeps.removeAll { $0.test.map { !wanted.contains($0) } ?? true }
    }
    let (found, creeps) = (suiteChanges.changes, suiteChanges.creeps)
    let identities = try store.identities(
      of: found.compactMap(\.test) + creeps.compactMap(\.test))
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
    let isOfKind =
      switch change.subject {
      case .test(let id): rule == DurationRegression.name && test == id
      case .coverage: rule == CoverageDrop.name
      case .total: rule == SuiteRegression.name
      case .benchmark, .series: false
      }
    guard isOfKind, change.isLoss,
      let place = series.runs.firstIndex(where: { $0.id == run })
    else { return false }
    return place >= change.change.index - ChangeGroup.reach
  }
}
