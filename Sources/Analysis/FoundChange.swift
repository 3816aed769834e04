public import History

/// A lasting change of what was measured of a suite, with the runs between which it happened.
public struct FoundChange: Sendable {
  /// What changed.
  public enum Subject: Hashable, Sendable {
    /// The duration of a test, in seconds.
    case test(TestID)
    /// A benchmark's median, in nanoseconds.
    case benchmark(TestID)
    /// Coverage in percent.
    case coverage
    /// A series from anywhere, in a unit of its own.
    case series
  }

  public var subject: Subject
  public var change: ChangePoint
  /// The series that it was found in, one value a run; NaN where a run has none.
  public var series: [Double]
  /// Whether a later change took the level back to what it was before this one.
  public var isResolved: Bool

  public init(subject: Subject, change: ChangePoint, series: [Double], isResolved: Bool) {
    self.subject = subject
    self.change = change
    self.series = series
    self.isResolved = isResolved
  }
}

/// A test that grew slower little by little, with no change that a commit could be blamed for.
public struct FoundCreep: Sendable {
  public var test: TestID
  public var creep: Creep
  /// Seconds, one value a run; NaN where a run has none.
  public var series: [Double]

  public init(test: TestID, creep: Creep, series: [Double]) {
    self.test = test
    self.creep = creep
    self.series = series
  }
}

/// Finds the changes in all that was measured of a suite.
public enum SuiteChanges {
  /// The changes of tests, benchmarks and coverage, in this order.
  ///
  /// A test counts by its call phase where every run that has the test knows it: setup and teardown
  /// are noisier and often somebody else's. Tests are normalised by the machine; benchmarks and
  /// coverage are taken as they are.
  public static func find(
    in series: SuiteSeries, durations policy: ChangePointPolicy = .durations
  ) -> (changes: [FoundChange], creeps: [FoundCreep]) {
    let tests = Set(series.durations.flatMap(\.tests)).sorted()
    let matrix = durations(of: tests, in: series)
    var found = TestChanges.find(in: matrix, policy: policy).map { change in
      (
        FoundChange.Subject.test(tests[change.test]), change.change,
        Array(matrix.values(ofTest: change.test))
      )
    }
    let named = Set(series.benchmarks.flatMap(\.keys)).sorted()
    var benchmarks = RunMatrix(tests: named.count, runs: series.runs.count)
    for (row, test) in named.enumerated() {
      for (run, values) in series.benchmarks.enumerated() {
        benchmarks[row, run] = values[test] ?? .nan
      }
    }
    found += TestChanges.significant(in: benchmarks, policy: .plain).map { change in
      (.benchmark(named[change.test]), change.change, Array(benchmarks.values(ofTest: change.test)))
    }
    let coverage = series.runs.map { $0.coverage?.percent(.combined) ?? .nan }
    var finder = ChangePointFinder(.plain)
    found += finder.changes(in: coverage).map { (.coverage, $0, coverage) }
    let creeps = tests.indices.compactMap { row -> FoundCreep? in
      let values = Array(matrix.values(ofTest: row))
      let steps = found.filter { $0.0 == .test(tests[row]) }.map(\.1)
      return Creep.find(in: values, after: steps, policy: policy).map {
        FoundCreep(test: tests[row], creep: $0, series: values)
      }
    }
    let changes = found.map { subject, change, values in
      FoundChange(
        subject: subject, change: change, series: values,
        isResolved: found.contains { other in
          other.0 == subject && other.1.index > change.index
            && abs(other.1.after / change.before - 1) < policy.minimumRatio - 1
        })
    }
    return (changes, creeps)
  }

  /// Seconds by test and run.
  private static func durations(of tests: [TestID], in series: SuiteSeries) -> RunMatrix {
    let places = Dictionary(uniqueKeysWithValues: tests.enumerated().map { ($1, $0) })
    var matrix = RunMatrix(tests: tests.count, runs: series.runs.count)
    var known = [Int](repeating: 0, count: tests.count)
    for (run, durations) in series.durations.enumerated() {
      for (test, value) in zip(durations.tests, durations.microseconds) {
        guard let place = places[test] else { continue }
        matrix[place, run] = Double(value) / 1_000_000
        known[place] += 1
      }
    }
    var calls = [Int](repeating: 0, count: tests.count)
    for run in series.calls {
      for test in run.tests { if let place = places[test] { calls[place] += 1 } }
    }
    for (run, durations) in series.calls.enumerated() {
      for (test, value) in zip(durations.tests, durations.microseconds) {
        if let place = places[test], calls[place] == known[place] {
          matrix[place, run] = Double(value) / 1_000_000
        }
      }
    }
    return matrix
  }
}
