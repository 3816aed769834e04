import RealModule
import Statistics

/// Which of some proposed changes of one series stand up to a test.
struct StepSignificance {
  /// A stretch of one level.
  private struct Piece {
    var range: Range<Int>
    var level: Double
    /// The variance of the level.
    var variance: Double
  }

  /// The series on its scale.
  let y: [Double]
  /// The noise of one value.
  let sigma: Double
  /// By how much the variance of means exceeds that of independent noise.
  let inflation: Double
  let policy: ChangePointPolicy
  let scale: SeriesScale
  /// Whether the noise is a mixture, of which normal theory knows nothing.
  private var isMixture = false
  private var pieces: [Piece] = []
  /// Of the changes between the pieces.
  private var pValues: [Double] = []

  /// Fewer values are outliers; only at the end of a series more of them may follow.
  static let shortestPiece = 4
  /// The values of a shorter piece must stand apart by their ranks, to this p-value.
  private static let wellKnownPiece = 10
  private static let separation = 2e-4
  /// So many changes between the same two levels, one after the other, are none.
  private static let toAndFro = 5
  /// Beyond so many values on each side the ranks tell nothing new.
  private static let rankReach = 150

  init(
    y: [Double], sigma: Double, inflation: Double, policy: ChangePointPolicy, scale: SeriesScale
  ) {
    self.y = y
    self.sigma = sigma
    self.inflation = inflation
    self.policy = policy
    self.scale = scale
  }

  /// Drops the weakest of some changes, again and again, until every one is significant and large
  /// enough, and the series does not go to and fro.
  consuming func survivors(of proposed: Segments) -> (changes: [Int], pValues: [Double]) {
    isMixture = proposed.roughness > 1.5 * sigma
    pieces = zip(proposed.bounds, proposed.bounds.dropFirst()).map { piece($0..<$1) }
    while let short { drop(short) }
    pValues = pieces.indices.dropLast().map { pValue(ofChange: $0) }
    while let weakest { drop(weakest) }
    if dropToAndFro() {
      while let weakest { drop(weakest) }
    }
    return (pieces.dropFirst().map(\.range.lowerBound), pValues)
  }

  /// The lesser change beside a piece that is too short.
  private var short: Int? {
    let short = pieces.indices.dropLast().first { pieces[$0].range.count < Self.shortestPiece }
    guard let short else { return nil }
    return short > 0 && size(ofChange: short - 1) < size(ofChange: short) ? short - 1 : short
  }

  private func size(ofChange change: Int) -> Double {
    abs(pieces[change + 1].level - pieces[change].level)
  }

  /// The least significant change or, where all are significant, the smallest that is too small.
  private var weakest: Int? {
    var weakest: (excess: Double, size: Double, change: Int)?
    for (change, p) in pValues.enumerated() {
      let size = size(ofChange: change)
      let isSignificant = p <= policy.significance
      if isSignificant, size >= .log(policy.minimumRatio), isFar(change) { continue }
      let excess = isSignificant ? 0 : p
      if let known = weakest, (excess, -size) <= (known.excess, -known.size) { continue }
      weakest = (excess, size, change)
    }
    return weakest?.change
  }

  /// Drops the changes of a series that keeps going to and fro between two levels, three times and
  /// more: it is of two minds, and nobody changed it. Whether there were such.
  private mutating func dropToAndFro() -> Bool {
    let size = pieces.count
    var start = 0
    while start < pieces.count - 1 {
      var end = start + 1
      while end + 1 < pieces.count, isBack(at: end + 1) { end += 1 }
      if end - start >= Self.toAndFro {
        for _ in start..<end { drop(start) }
      } else {
        start = end
      }
    }
    return pieces.count < size
  }

  /// Whether a piece has the level of the one before the last.
  private func isBack(at piece: Int) -> Bool {
    let off = abs(pieces[piece].level - pieces[piece - 2].level)
    return off <= max(.log(policy.minimumRatio), 0.2 * size(ofChange: piece - 1))
  }

  private mutating func drop(_ change: Int) {
    let range = pieces[change].range.lowerBound..<pieces[change + 1].range.upperBound
    pieces[change] = piece(range)
    pieces.remove(at: change + 1)
    guard !pValues.isEmpty else { return }
    pValues.remove(at: change)
    for near in [change - 1, change] where pValues.indices.contains(near) {
      pValues[near] = pValue(ofChange: near)
    }
  }

  /// A piece of ten or more values may be noisier than the whole.
  private func piece(_ range: Range<Int>) -> Piece {
    let segment = Segments(of: Array(y[range]), changes: [], sigma: sigma)
    let spread = range.count >= 10 ? max(sigma, segment.spread) : sigma
    return Piece(
      range: range, level: segment.levels[0], variance: spread * spread / Double(range.count))
  }

  /// Whether the medians on both sides differ by the policy's smallest shift.
  private func isFar(_ change: Int) -> Bool {
    guard policy.minimumShift > 0 else { return true }
    let before = Quantiles.median(of: Array(y[pieces[change].range]))
    let after = Quantiles.median(of: Array(y[pieces[change + 1].range]))
    return scale.distance(before, after) >= policy.minimumShift
  }

  /// Twice the smaller of two p-values: of a t test between the levels, corrected for the choice
  /// of the best of n − 1 places, and of the rank energy, corrected for the choice of a stretch. In a
  /// mixture the ranks judge alone.
  private func pValue(ofChange change: Int) -> Double {
    let (before, after) = (pieces[change], pieces[change + 1])
    guard isApart(before, after) else { return 1 }
    let reach = Self.rankReach
    let (start, middle, end) = (
      before.range.lowerBound, after.range.lowerBound, after.range.upperBound
    )
    let near = max(start, middle - reach)..<min(end, middle + reach)
    let stretches = Double(y.count) / Double(near.count)
    let ranks = RankEnergy.pValue(of: y[near], inflation: inflation) * stretches
    guard !isMixture else { return min(1, 2 * ranks) }
    let places = Double(y.count - 1)
    let size = size(ofChange: change)
    let t = size / ((before.variance + after.variance) * inflation).squareRoot()
    let tTest = 2 * places * StudentT.upperTail(t, degreesOfFreedom: max(3, 0.6 * places))
    return min(1, 2 * min(tTest, ranks))
  }

  /// Whether a short piece lies beyond its neighbour, value by value: of too few values nobody knows
  /// the spread, and normal theory is too sure of them.
  private func isApart(_ before: Piece, _ after: Piece) -> Bool {
    guard min(before.range.count, after.range.count) < Self.wellKnownPiece else { return true }
    let (low, high) = before.level < after.level ? (before, after) : (after, before)
    let lower = y[low.range].suffix(Self.rankReach)
    let upper = y[high.range].suffix(Self.rankReach)
    let pairs = upper.reduce(0) { sum, value in sum + lower.count { $0 >= value } }
    let p = RankSum.pValue(pairs: pairs, lower.count, upper.count)
    return pairs == 0 || .pow(p, 1 / inflation) <= Self.separation
  }
}
