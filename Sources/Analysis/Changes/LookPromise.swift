import RealModule
import Statistics

/// What is promised to someone who looks for new losses again and again, as a nightly job does: of a
/// hundred looks at most so many have a false alarm, however many tests there are and however long it
/// goes on.
///
/// It holds by construction. At each look, the probability that any change that passes is false is at
/// most one in a hundred: Bonferroni's bound over the subjects, over the places where a change might be
/// and over the places where its old level might begin. The expectation over looks is then at most
/// their sum, whatever the looks have in common. The p-value is a rank sum's: where nothing changed, any
/// order of the values is as likely as any other, and how they are distributed does not matter.
public enum LookPromise {
  /// At most so many false alarms are expected in a hundred looks.
  public static let falseAlarmsPerHundredLooks = 1.0

  /// So many runs at the new level are wanted where there are too few runs for ranks to tell.
  private static let lastingRuns = 4
  /// The noise that a short series is believed to have at least, as a share of its level.
  private static let noiseFloor = 0.02

  /// Whether a change in a series passes.
  ///
  /// `piece`: where its old level begins and its new level ends, by index. `subjects`: how many series
  /// are looked at.
  static func isKept(
    by change: ChangePoint, in values: [Double], piece: Range<Int>, subjects: Int
  ) -> Bool {
    let scale = SeriesScale(of: values, offset: 0)
    let before = values[piece.lowerBound..<change.index].compactMap(scale.position)
    let after = values[change.index..<piece.upperBound].compactMap(scale.position)
    guard before.count > 1, after.count > 1 else { return false }
    let tries = share(ofPiece: piece, count: values.count, after: after.count) * Double(subjects)
    let budget = falseAlarmsPerHundredLooks / 100 / tries
    let pairs = pairsInWrongOrder(before, after, isRise: change.after > change.before)
    let inflation = inflation(before, after)
    let byRanks = RankSum.pValue(pairs: pairs, before.count, after.count)
    if .pow(byRanks, 1 / inflation) <= budget { return true }
    // No order of so few values is as rare as that. Where none of them overlap, the distance may tell.
    let rarest = RankSum.pValue(pairs: 0, before.count, after.count)
    guard pairs == 0, rarest > budget, after.count >= lastingRuns else { return false }
    return tTest(before, after, inflation) <= budget
  }

  /// How many times the place of a change and the begin of its old level might have been others:
  /// places count the less the more values follow (the sum of 1/m² from 2 on is 0.645), and a level
  /// that begins with the series has half of the budget.
  private static func share(ofPiece piece: Range<Int>, count: Int, after: Int) -> Double {
    let places = 0.645 * Double(after) * Double(after)
    return places * 2 * (piece.lowerBound == 0 ? 1 : Double(count))
  }

  /// How many pairs of values do not differ as the change says; equal ones do not.
  private static func pairsInWrongOrder(
    _ before: [Double], _ after: [Double], isRise: Bool
  ) -> Int {
    let sorted = before.map { isRise ? $0 : -$0 }.sorted()
    return after.reduce(0) { sum, value in
      let value = isRise ? value : -value
      var (low, high) = (0, sorted.count)
      while low < high {
        let middle = (low + high) / 2
        if sorted[middle] >= value { high = middle } else { low = middle + 1 }
      }
      return sum + sorted.count - low
    }
  }

  /// By how much neighbouring values resemble each other, as the variance of their mean relative to
  /// that of independent ones; at least 1.
  private static func inflation(_ before: [Double], _ after: [Double]) -> Double {
    var (products, squares) = (0.0, 0.0)
    for piece in [before, after] {
      let centre = Quantiles.median(of: piece)
      let spread = RobustScale.standardDeviation(of: piece)
      guard spread > 0 else { continue }
      let z = piece.map { min(max(($0 - centre) / spread, -3), 3) }
      for (a, b) in zip(z, z.dropFirst()) { products += a * b }
      for a in z.dropLast() { squares += a * a }
    }
    guard squares > 0 else { return 1 }
    // The estimate is too small by about (1 + 3ρ)/n.
    let n = Double(before.count + after.count)
    let ρ = min(max((products / squares + 1 / n) / (1 - 3 / n), 0), 0.95)
    return (1 + ρ) / (1 - ρ)
  }

  /// Of Student's test with one variance, which is not robust on purpose: what is not quite normal
  /// makes it greater.
  private static func tTest(
    _ before: [Double], _ after: [Double], _ inflation: Double
  ) -> Double {
    let (m, n) = (Double(before.count), Double(after.count))
    let means = (before.reduce(0, +) / m, after.reduce(0, +) / n)
    let squares =
      before.reduce(0) { $0 + ($1 - means.0) * ($1 - means.0) }
      + after.reduce(0) { $0 + ($1 - means.1) * ($1 - means.1) }
    let variance = max(squares / (m + n - 2), noiseFloor * noiseFloor)
    let t = abs(means.1 - means.0) / (variance * (1 / m + 1 / n) * inflation).squareRoot()
    return StudentT.upperTail(t, degreesOfFreedom: m + n - 2)
  }
}
