import Statistics

/// By how much a suite is faster than a pinned baseline.
public struct PinnedImprovement: Hashable, Sendable {
  /// 1 − median of the latest / median of the pinned: 0.6 is 60 % faster, negative is slower.
  public var improvement: Double
  /// The same for the slowest of the latest.
  public var worst: Double

  /// Takes the times of the pinned and of the latest runs, in any one unit, divided by their probes
  /// where there are probes. Nil where there are none, or the pinned median is not positive.
  public init?(pinned: [Double], latest: [Double]) {
    let before = Quantiles.median(of: pinned)
    guard before > 0, before < .infinity, let slowest = latest.max() else { return nil }
    improvement = 1 - Quantiles.median(of: latest) / before
    worst = 1 - slowest / before
  }
}
