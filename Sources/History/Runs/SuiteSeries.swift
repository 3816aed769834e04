/// What was measured of a suite run after run, the oldest run first.
public struct SuiteSeries: Sendable {
  /// The runs, with their coverage.
  public var runs: [RunSummary]
  /// By run: what the first attempts of its passed tests took.
  public var durations: [RunDurations]
  /// By run: the same of the call phase alone, of the tests whose report has phases.
  public var calls: [RunDurations]
  /// By run: the medians of its benchmarks in nanoseconds.
  public var benchmarks: [[TestID: Double]]

  /// Series of these runs, oldest first, without values yet.
  public init(runs: [RunSummary]) {
    self.runs = runs
    durations = []
    calls = []
    benchmarks = []
  }
}
