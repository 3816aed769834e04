/// One number for each test in each run, oldest run first; NaN where there is none, because the
/// test was not in the run or did not pass.
public struct TestsByRuns: Sendable {
  public let tests: Int
  public let runs: Int
  /// Test after test, each with its runs.
  private var values: [Double]

  /// A matrix in which everything is missing.
  public init(tests: Int, runs: Int) {
    self.tests = tests
    self.runs = runs
    values = Array(repeating: .nan, count: tests * runs)
  }

  /// A matrix of series of equal length, one a test.
  init(_ series: [[Double]]) {
    tests = series.count
    runs = series.first?.count ?? 0
    values = series.flatMap(\.self)
  }

  /// What a test took in a run, in seconds; NaN where it does not count.
  public subscript(test: Int, run: Int) -> Double {
    get { values[test * runs + run] }
    set { values[test * runs + run] = newValue }
  }

  /// The numbers of one test, run by run.
  public func values(ofTest test: Int) -> ArraySlice<Double> {
    values[(test * runs)..<((test + 1) * runs)]
  }

  /// Replaces every number by what becomes of it.
  mutating func transform(_ change: (Double) -> Double) {
    for i in values.indices { values[i] = change(values[i]) }
  }
}
