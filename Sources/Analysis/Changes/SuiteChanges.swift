public import History
import Statistics

/// The changes in all that was measured of a suite.
public struct SuiteChanges: Sendable {
  /// Of tests, the total, benchmarks and coverage, in this order.
  public var changes: [SuiteChange]
  /// The greatest loss of time first.
  public var creeps: [SuiteCreep]

  /// Finds them in the runs of a suite.
  ///
  /// A test counts by its call phase where every run that has the test knows it: setup and teardown
  /// are noisier and often somebody else's. The machine is divided out of tests by the tests, and out
  /// of the total by the probe, without which there is none; benchmarks and coverage are taken as
  /// they are.
  public init(in series: SuiteSeries, durations policy: ChangePointPolicy = .durations) {
    let (tests, seconds) = Self.durations(in: series)
    let normalised = SignificantChanges.normalised(seconds, policy)
    changes = Self.changes(in: normalised, of: tests.map { .test($0) }, policy)
    creeps = Self.creeps(in: normalised, of: tests, changes: changes, policy)
    let total = ChainedTotal.seconds(of: seconds, probes: series.runs.map(\.probe))
    changes += Self.changes(in: TestsByRuns([total]), of: [.total], policy)
    let benchmarks = Self.benchmarks(in: series)
    changes += Self.changes(
      in: benchmarks.matrix, of: benchmarks.tests.map { .benchmark($0) }, .plain)
    let coverage = series.runs.map { $0.coverage?.percent(.combined) ?? .nan }
    changes += Self.changes(in: TestsByRuns([coverage]), of: [.coverage], .plain)
    changes = Self.merged(changes, commits: series.runs.map(\.commit))
    Excursions.mark(&changes, minimumRatio: policy.minimumRatio)
    markTheSure(among: tests.count + benchmarks.tests.count + 2)
    let resolution = DurationResolution(of: series.durations.lazy.flatMap(\.microseconds))
    for i in changes.indices { changes[i].resolution = resolution }
    for i in creeps.indices { creeps[i].resolution = resolution }
  }

  /// `subjects`: how many series there are.
  private mutating func markTheSure(among subjects: Int) {
    for i in changes.indices {
      let (change, series) = (changes[i].change, changes[i].series)
      let others = changes.filter { $0.subject == changes[i].subject }.map(\.change.index)
      let start = others.filter { $0 < change.index }.max() ?? 0
      let end = others.filter { $0 > change.index }.min() ?? series.count
      changes[i].isSure = LookPromise.isKept(
        by: change, in: series, piece: start..<end, subjects: subjects)
    }
  }

  /// Those of a bare series, in a unit of its own. `commits`: of each value, where it has one.
  public static func changes(ofSeries values: [Double], commits: [String?]) -> [SuiteChange] {
    var finder = ChangePointFinder(.plain)
    let found = finder.changes(in: values).map {
      SuiteChange(subject: .series, change: $0, series: values)
    }
    var changes = Self.merged(found, commits: commits)
    Excursions.mark(&changes, minimumRatio: ChangePointPolicy.plain.minimumRatio)
    return changes
  }

  private static func changes(
    in matrix: TestsByRuns, of subjects: [SuiteChange.Subject], _ policy: ChangePointPolicy
  ) -> [SuiteChange] {
    SignificantChanges.significant(in: matrix, policy: policy).map {
      SuiteChange(
        subject: subjects[$0.test], change: $0.change,
        series: Array(matrix.values(ofTest: $0.test)))
    }
  }

  /// With the rate of false findings among all tests as for changes.
  private static func creeps(
    in matrix: TestsByRuns, of tests: [TestID], changes: [SuiteChange], _ policy: ChangePointPolicy
  ) -> [SuiteCreep] {
    let steps = Dictionary(grouping: changes, by: \.test)
    let found = tests.enumerated().compactMap { row, test -> SuiteCreep? in
      let values = Array(matrix.values(ofTest: row))
      return Creep.find(in: values, after: steps[test]?.map(\.change) ?? [], policy: policy)
        .map { SuiteCreep(test: test, creep: $0, series: values) }
    }
    let adjusted = FalseDiscoveryRate.adjusted(found.map(\.creep.pValue), among: tests.count)
    return zip(found, adjusted).filter { $0.1 <= policy.falseDiscoveryRate }.map(\.0)
      .sorted { $0.creep.after - $0.creep.before > $1.creep.after - $1.creep.before }
  }

  private static func benchmarks(in series: SuiteSeries) -> (tests: [TestID], matrix: TestsByRuns) {
    let tests = Set(series.benchmarks.flatMap(\.keys)).sorted()
    var matrix = TestsByRuns(tests: tests.count, runs: series.runs.count)
    for (row, test) in tests.enumerated() {
      for (run, values) in series.benchmarks.enumerated() {
        matrix[row, run] = values[test] ?? .nan
      }
    }
    return (tests, matrix)
  }

  /// The tests in ascending order, and their seconds.
  private static func durations(in series: SuiteSeries) -> (tests: [TestID], matrix: TestsByRuns) {
    let tests = series.durations.reduce([]) { AscendingTests.union($0, $1.tests) }
    var withoutCall = [Int](repeating: 0, count: tests.count)
    for run in series.durations {
      AscendingTests.align(run.tests, with: tests) { row, _ in withoutCall[row] += 1 }
    }
    for run in series.calls {
      AscendingTests.align(run.tests, with: tests) { row, _ in withoutCall[row] -= 1 }
    }
    var matrix = TestsByRuns(tests: tests.count, runs: series.runs.count)
    func fill(from runs: [RunDurations], where isWanted: (Int) -> Bool) {
      for (run, durations) in runs.enumerated() {
        AscendingTests.align(durations.tests, with: tests) { row, index in
          guard isWanted(row) else { return }
          matrix[row, run] = Double(durations.microseconds[index]) / 1_000_000
        }
      }
    }
    fill(from: series.durations) { withoutCall[$0] != 0 }
    fill(from: series.calls) { withoutCall[$0] == 0 }
    return (tests, matrix)
  }

  /// One change a subject and commit: where runs of one commit have several, the clearest with the
  /// levels before the first and after the last of them. `commits`: of each run.
  static func merged(_ changes: [SuiteChange], commits: [String?]) -> [SuiteChange] {
    var merged: [SuiteChange] = []
    for change in changes {
      guard let last = merged.last, last.subject == change.subject,
        let commit = commits[change.change.index], commits[last.change.index] == commit
      else {
        merged.append(change)
        continue
      }
      var clearest = last.change.pValue <= change.change.pValue ? last : change
      clearest.change.before = last.change.before
      clearest.change.after = change.change.after
      merged[merged.count - 1] = clearest
    }
    return merged
  }
}
