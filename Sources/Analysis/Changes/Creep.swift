import Statistics

/// Slow growth without a step: many small losses that no single commit shows.
public struct Creep: Hashable, Sendable {
  /// The index from which on there was no step.
  public var start: Int
  /// The median of the first ten values from there, and of the last ten.
  public var before: Double
  public var after: Double
  /// Of the test for a trend by Mann and Kendall, two-sided.
  public var pValue: Double

  public var ratio: Double { after / before }

  /// How many values are compared at either end.
  private static let endCount = 10
  /// The smallest growth that is worth a word, and the greatest p-value.
  private static let minimumRatio = 1.10
  private static let significance = 0.001

  /// The growth of a series since its last change; nil where there is none, or too little to be
  /// sure. Values that are not finite are missing. The policy's smallest shift holds here too.
  public static func find(
    in values: [Double], after changes: [ChangePoint], policy: ChangePointPolicy
  ) -> Creep? {
    let start = changes.last?.index ?? 0
    let stable = values.dropFirst(start).filter(\.isFinite)
    guard stable.count >= 2 * endCount else { return nil }
    let before = Quantiles.median(of: Array(stable.prefix(endCount)))
    let after = Quantiles.median(of: Array(stable.suffix(endCount)))
    guard before > 0, after >= minimumRatio * before, after - before >= policy.minimumShift else {
      return nil
    }
    let trend = MannKendall(Array(stable))
    guard trend.score > 0, trend.pValue < significance else { return nil }
    return Creep(start: start, before: before, after: after, pValue: trend.pValue)
  }
}
