import RealModule
import Statistics

/// Which of some proposed changes of one series stand up to a test.
struct StepSignificance {
  /// The series on its logarithmic scale.
  var y: [Double]
  /// The noise of one value.
  var sigma: Double
  /// By how much the variance of means exceeds that of independent noise.
  var inflation: Double
  var policy: ChangePointPolicy

  /// Beyond so many values on each side the ranks tell nothing new.
  private static let rankReach = 150

  /// Drops the weakest change, again and again, until every one is significant and large enough.
  func survivors(of proposed: [Int]) -> (changes: [Int], pValues: [Double]) {
    var changes = proposed
    while !changes.isEmpty {
      let segments = Segments(of: y, changes: changes, sigma: sigma)
      let pValues = changes.indices.map { pValue(ofChange: $0, in: segments) }
      guard let weakest = weakest(segments, pValues) else { return (changes, pValues) }
      changes.remove(at: weakest)
    }
    return ([], [])
  }

  /// The least significant change or, where all are significant, the smallest that is too small.
  private func weakest(_ segments: Segments, _ pValues: [Double]) -> Int? {
    var weakest: (excess: Double, size: Double, change: Int)?
    for (change, p) in pValues.enumerated() {
      let size = abs(segments.levels[change + 1] - segments.levels[change])
      let isSignificant = p <= policy.significance
      if isSignificant, size >= .log(policy.minimumRatio), isFar(change, segments) { continue }
      let excess = isSignificant ? 0 : p
      if let known = weakest, (excess, -size) <= (known.excess, -known.size) { continue }
      weakest = (excess, size, change)
    }
    return weakest?.change
  }

  /// Whether the medians on both sides differ by the policy's smallest shift.
  private func isFar(_ change: Int, _ segments: Segments) -> Bool {
    guard policy.minimumShift > 0 else { return true }
    let (start, middle, end) = sides(of: change, segments)
    let before = Quantiles.median(of: Array(y[start..<middle]))
    let after = Quantiles.median(of: Array(y[middle..<end]))
    return abs(Double.exp(after) - .exp(before)) >= policy.minimumShift
  }

  private func sides(of change: Int, _ segments: Segments) -> (start: Int, middle: Int, end: Int) {
    (segments.bounds[change], segments.bounds[change + 1], segments.bounds[change + 2])
  }

  /// Twice the smaller of two p-values: of a t test between the levels, corrected for the choice
  /// of the best of n − 1 places, and of the rank energy.
  private func pValue(ofChange change: Int, in segments: Segments) -> Double {
    let (start, middle, end) = sides(of: change, segments)
    let places = Double(y.count - 1)
    let variance = meanVariance(start..<middle, segments) + meanVariance(middle..<end, segments)
    let size = abs(segments.levels[change + 1] - segments.levels[change])
    let t = size / (variance * inflation).squareRoot()
    let tTest = 2 * places * StudentT.upperTail(t, degreesOfFreedom: max(3, 0.6 * places))
    let reach = Self.rankReach
    let near = max(start, middle - reach)..<min(end, middle + reach)
    let ranks = RankEnergy.pValue(of: y[near], inflation: inflation)
    return min(1, 2 * min(tTest, ranks))
  }

  /// The variance of the level of a piece; a piece of ten or more values may be noisier than the
  /// whole.
  private func meanVariance(_ piece: Range<Int>, _ segments: Segments) -> Double {
    let spread = piece.count >= 10 ? max(sigma, segments.spread(in: piece)) : sigma
    return spread * spread / Double(piece.count)
  }
}
