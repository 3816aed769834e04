import Statistics

/// What coverage a run is expected to have, by the runs before it.
///
/// A run that fell by more than is allowed does not make its loss the usual, whether or not anybody judged it then;
/// nor does a loss in steps that are each allowed. However many runs follow it, a loss is one until it is accepted.
public struct UsualCoverage: Sendable {
  /// Percent: the median of the newest runs that did not fall, or that of the oldest of all where it is higher.
  public let percent: Double
  /// How many runs that is of.
  public let runs: Int
  /// How many runs fell.
  public let fallen: Int
  /// Whether the oldest runs were higher than the median of all.
  public let isOfOldest: Bool

  /// `percents`: of earlier runs, the oldest first. `drop`: points that are allowed. `runs`: how many runs tell
  /// what is usual. Nil where there are no runs.
  public init?(of percents: [Double], drop: Double, runs window: Int = 30) {
    var kept: [Double] = []
    func usual() -> Double { Quantiles.median(of: Array(kept.suffix(window))) }
    for percent in percents
    where kept.isEmpty || Self.falls(percent, from: usual(), by: drop) == false {
      kept.append(percent)
    }
    guard !kept.isEmpty else { return nil }
    let median = usual()
    let oldest = Quantiles.median(of: Array(kept.prefix(Self.oldestRuns)))
    isOfOldest = kept.count > Self.oldestRuns && oldest > median
    percent = isOfOldest ? oldest : median
    runs = min(kept.count, window)
    fallen = percents.count - kept.count
  }

  private static let oldestRuns = 3

  /// Whether coverage is below the usual by more than is allowed. A drop of just so many points may come out a
  /// little greater in binary fractions.
  public static func falls(_ percent: Double, from usual: Double, by drop: Double) -> Bool {
    usual - percent > drop + 1e-9
  }
}
