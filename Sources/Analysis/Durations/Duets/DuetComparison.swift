import RealModule
import Statistics

/// What a test took on a commit and on its base, run in turn on one machine.
///
/// By ranks alone, so that nothing is taken for granted of the noise but that it is the same on both sides, which
/// running in turn sees to. Exact Mann–Whitney test; the ratio is the estimate of Hodges and Lehmann, "Estimates
/// of Location Based on Rank Tests", Annals of Mathematical Statistics 34 (1963), the median of all ratios of a
/// time on one side to one on the other, and its interval is the one that belongs to the test.
public struct DuetComparison: Hashable, Sendable {
  /// How many times the base's time it is; NaN where one side has none.
  public var ratio: Double
  /// The bounds of its 95 % interval; nil where too few runs have one.
  public var low: Double?
  public var high: Double?
  /// The probability of times so much greater where nothing changed. Times that are the same speak against it.
  public var pValue: Double
  /// How much longer that ratio makes the base's median, in seconds; NaN where one side has none.
  public var extraSeconds: Double

  /// Of times in seconds.
  public init(head: [Double], base: [Double]) {
    let ratios = head.flatMap { time in
      base.map { DurationScale.ratio(of: time, to: $0) }
    }.sorted()
    let wrong = head.reduce(0) { count, time in count + base.count { time <= $0 } }
    ratio = ratios.isEmpty ? .nan : Quantiles.median(of: ratios)
    extraSeconds = (ratio - 1) * Quantiles.median(of: base)
    pValue = ratios.isEmpty ? 1 : RankSum.pValue(pairs: wrong, head.count, base.count)
    guard let outside = Self.outside(head.count, base.count) else { return }
    low = ratios[outside]
    high = ratios[ratios.count - 1 - outside]
  }

  /// What is left out of the interval on both sides together.
  private static let risk = 0.05

  /// How many of the ratios lie outside of the interval at each end; nil where even all are too few.
  private static func outside(_ head: Int, _ base: Int) -> Int? {
    (0..<max(0, head * base / 2)).last { RankSum.pValue(pairs: $0, head, base) <= risk / 2 }
  }

  /// Whether the slowdown is great enough to count, were it none of chance's.
  public func counts(by policy: SlowdownPolicy) -> Bool {
    ratio >= policy.minimumRatio && extraSeconds >= policy.minimumExtra
  }
}
