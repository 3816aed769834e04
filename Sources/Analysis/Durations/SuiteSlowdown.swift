import Statistics

/// Whether a whole suite got slower, by the tests that it shares with its baseline.
public struct SuiteSlowdown: Hashable, Sendable {
  /// The shared tests together; nil where the baseline is too short.
  public var total: TotalComparison?
  public var isSlower: Bool
  /// The tests that are new, and what they take together.
  public var added: [Int]
  public var addedSeconds: Double
  /// The tests of the baseline that were not measured now, and what they used to take together.
  public var missing: [Int]
  public var missingSeconds: Double

  /// Judges a run by one duration in seconds for each test, NaN where it did not pass. `probe` and
  /// `probes` are the probe times of the run and of the baseline's runs, nil where there is none.
  public init(
    of run: [Double], probe: Double?, baseline: TestsByRuns, probes: [Double?],
    policy: SlowdownPolicy
  ) {
    let tests = CommonTests(run, baseline)
    let history = zip(tests.totals(of: tests.common), probes)
      .map { TotalComparison.Total(seconds: $0, probe: $1) }
    let seconds = tests.common.reduce(0) { $0 + run[$1] }
    total = TotalComparison(
      of: TotalComparison.Total(seconds: seconds, probe: probe), baseline: history, policy: policy)
    isSlower =
      total.map { $0.pValue < policy.significance && $0.ratio >= policy.minimumTotalRatio } ?? false
    added = tests.added
    addedSeconds = tests.added.reduce(0) { $0 + run[$1] }
    missing = tests.missing
    missingSeconds = tests.missing.reduce(0) { $0 + tests.medians[$1] }
  }
}
