/// The test for a monotonic trend: whether later values tend to be greater than earlier ones.
///
/// Mann, "Nonparametric Tests Against Trend", Econometrica 13 (1945); Kendall, "Rank Correlation
/// Methods" (1975), with the variance corrected for ties and the score for continuity.
public struct MannKendall: Hashable, Sendable {
  /// Pairs in ascending order less pairs in descending order.
  public let score: Double
  /// The score's variance where there is no trend.
  public let variance: Double

  /// O(n log n).
  public init(_ values: [Double]) {
    let ranks = Ranks(values[...])
    let n = Double(values.count)
    var seen = FenwickTree(count: ranks.tieCounts.count)
    var score = 0.0
    for (i, place) in ranks.dense.enumerated() {
      let notAbove = seen.sum(before: place + 1)
      score += seen.sum(before: place) - (Double(i) - notAbove)
      seen.add(1, at: place)
    }
    var variance = n * (n - 1) * (2 * n + 5)
    for count in ranks.tieCounts where count > 1 {
      let t = Double(count)
      variance -= t * (t - 1) * (2 * t + 5)
    }
    self.score = score
    self.variance = variance / 18
  }

  /// The score in standard deviations; 0 where the values are all equal.
  public var z: Double {
    guard variance > 0, score != 0 else { return 0 }
    return (score > 0 ? score - 1 : score + 1) / variance.squareRoot()
  }

  /// The probability of a score at least this far from zero where there is no trend.
  public var pValue: Double { min(1, 2 * NormalDistribution.upperTail(abs(z))) }
}
