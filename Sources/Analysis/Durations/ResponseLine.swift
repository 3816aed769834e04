import Statistics

/// How one test follows the machine: the least squares line through those of its runs that are near
/// the line so far, starting from a slope that outliers and changes of the level did not bend.
///
/// A one-step M-estimator (Huber and Ronchetti, "Robust Statistics", 2nd edition 2009, section 6.7,
/// here taken a few steps further): as robust as its start, and nearly as precise as least squares.
struct ResponseLine {
  private(set) var slope: Double
  /// The variance of the slope for noise of variance 1.
  private(set) var gain = 0.0
  /// The variance of the noise, and in how many degrees of freedom it is known.
  private(set) var noise = 0.0
  private(set) var degreesOfFreedom = 0.0

  private static let steps = 3
  /// A run is near within so many standard deviations; there normal noise has this much of its variance.
  private static let nearness = 3.0
  private static let trimmedVariance = 0.973
  private static let minimumRuns = 4.0

  /// Takes the machine's size factor s and the test's logarithm y of each run, a first slope, and the
  /// standard deviation that the noise is likely to have. Nil where too few runs are near, or the
  /// machine was the same in all of them.
  init?(through points: [(s: Double, y: Double)], from start: Double, spread: Double) {
    slope = start
    var spread = spread
    var rests: [Double] = []
    for _ in 0..<Self.steps {
      let before = (slope, spread)
      guard improve(through: points, within: Self.nearness * spread, &rests) else { return nil }
      spread = max(spread, noise.squareRoot())
      if (slope, spread) == before { break }
    }
  }

  private mutating func improve(
    through points: [(s: Double, y: Double)], within radius: Double, _ rests: inout [Double]
  ) -> Bool {
    let start = slope
    rests.removeAll(keepingCapacity: true)
    for (s, y) in points { rests.append(y - start * s) }
    let middle = Quantiles.median(reordering: &rests)
    func isNear(_ s: Double, _ y: Double) -> Bool { abs(y - start * s - middle) <= radius }
    var (count, centre, level) = (0.0, 0.0, 0.0)
    for (s, y) in points where isNear(s, y) {
      count += 1
      centre += s
      level += y
    }
    guard count >= Self.minimumRuns else { return false }
    centre /= count
    level /= count
    var (squares, products, total) = (0.0, 0.0, 0.0)
    for (s, y) in points where isNear(s, y) {
      squares += (s - centre) * (s - centre)
      products += (s - centre) * (y - level)
      total += (y - level) * (y - level)
    }
    guard squares > 1e-6 else { return false }
    slope = products / squares
    gain = 1 / squares
    degreesOfFreedom = count - 2
    noise = max(0, total - products * slope) / degreesOfFreedom / Self.trimmedVariance
    return true
  }
}
