public import History
import Statistics

/// What a selection would have found: each past run is judged by a selector that knows the runs before it alone.
public struct SelectionAudit: Sendable {
  /// The new failures of the runs that were replayed, and those among the chosen tests.
  public private(set) var failures = 0
  public private(set) var found = 0
  /// How many runs were replayed.
  public private(set) var runs = 0
  /// Microseconds in tests, of all tests and of those that were chosen, summed over the runs.
  public private(set) var allTime: Int64 = 0
  public private(set) var chosenTime: Int64 = 0

  /// By run that had any: its new failures, and those found.
  private var byRun: [(failures: Double, found: Double)] = []

  /// The first runs that nothing is asked of.
  private static let learnt = 10

  /// `past`: oldest first.
  /// `budget`: microseconds in tests.
  public init(
    _ past: [PastRun], files: [TestID: String], times: [TestID: Int64], budget: Int64
  ) {
    var selector = TestSelector(files: files, times: times)
    var broken: Set<TestID> = []
    for (place, run) in past.enumerated() {
      defer {
        selector.learn(run)
        broken = run.failed
      }
      guard place >= Self.learnt else { continue }
      // What was broken before is known to be; what is looked for is new.
      let news = run.failed.subtracting(broken)
      let tests = run.ran.sorted()
      let chosen = Set(
        selector.choices(among: tests, changed: run.changed, budget: budget).map(\.test))
      runs += 1
      let hits = news.intersection(chosen).count
      failures += news.count
      found += hits
      if !news.isEmpty { byRun.append((Double(news.count), Double(hits))) }
      allTime += tests.reduce(0) { $0 + (times[$1] ?? 0) }
      chosenTime += chosen.reduce(0) { $0 + (times[$1] ?? 0) }
    }
  }

  /// The share of the failures that was found; nil where there was none.
  public var recall: Double? { failures > 0 ? Double(found) / Double(failures) : nil }

  /// Where the share lies, nineteen times in twenty on either side. The failures of one run come together: as much
  /// is known as if there were so many that the runs differ as they do.
  ///
  /// Clopper, Pearson, "The Use of Confidence or Fiducial Limits Illustrated in the Case of the Binomial",
  /// Biometrika 26 (1934), of the effective size (Kish, "Survey Sampling", 1965).
  public var interval: ClosedRange<Double> {
    guard let recall else { return 0...1 }
    let size = effectiveFailures(recall)
    let (hits, misses) = (recall * size, (1 - recall) * size)
    let low = found == 0 ? 0 : BetaDistribution.quantile(0.05, a: hits, b: misses + 1)
    let high = found == failures ? 1 : BetaDistribution.quantile(0.95, a: hits + 1, b: misses)
    return low...high
  }

  private func effectiveFailures(_ recall: Double) -> Double {
    let runs = Double(byRun.count)
    guard runs > 1, recall > 0, recall < 1 else { return runs }
    let squares = byRun.reduce(0) {
      $0 + ($1.found - recall * $1.failures) * ($1.found - recall * $1.failures)
    }
    let variance = runs / (runs - 1) * squares / Double(failures * failures)
    return min(Double(failures), max(1, recall * (1 - recall) / variance))
  }
}
