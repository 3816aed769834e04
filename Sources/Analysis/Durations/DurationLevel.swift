import RealModule
import Statistics

/// Where a test's durations lie, on the scale of `DurationScale` with the machine divided out.
///
/// A test that now takes one time and now another, as a cache is warm or cold, has two levels; it is judged by
/// the upper one and by the noise about each, since neither of the two is a slowdown.
struct DurationLevel {
  /// The median; of a test of two levels that of the upper one.
  private(set) var level: Double
  /// The robust standard deviation about it; of two levels that about each.
  private(set) var spread: Double
  /// How far above the level nine of ten values are; of two levels all of them.
  private(set) var upperDecile: Double
  /// How far above the level the greatest value is.
  private(set) var greatest: Double
  /// The same above the lower level, where there are two.
  var greatestStep: Double { greatest + level - (lowerLevel ?? level) }
  /// How many values there are, and of how many of them the level is the median.
  private(set) var runs: Int
  private(set) var levelRuns: Int
  /// Of a test of two levels the lower one.
  private(set) var lowerLevel: Double?
  var hasTwoLevels: Bool { lowerLevel != nil }

  /// Takes values in any order, and leaves them in another.
  init(of values: inout [Double]) {
    values.sort()
    let middle = Quantiles.median(of: values)
    level = middle
    greatest = (values.last ?? .nan) - middle
    upperDecile = Quantiles.quantile(0.9, of: values) - middle
    spread = RobustScale.standardDeviation(of: values)
    runs = values.count
    levelRuns = runs
    if let start = Self.startOfUpper(values) { judge(by: values[start...], and: values[..<start]) }
  }

  /// The level of a few values since a change, about which a test varies as it did before.
  init(since values: [Double], like before: [Double]) {
    let step = Quantiles.median(of: values) - Quantiles.median(of: before)
    var all = values + before.map { $0 + step }
    self.init(of: &all)
    levelRuns = values.count
  }

  private mutating func judge(by upper: ArraySlice<Double>, and lower: ArraySlice<Double>) {
    let middles = (Quantiles.median(of: Array(lower)), Quantiles.median(of: Array(upper)))
    var deviations = lower.map { $0 - middles.0 } + upper.map { $0 - middles.1 }
    level = middles.1
    spread = RobustScale.standardDeviation(ofDeviations: &deviations)
    greatest = (upper.last ?? .nan) - level
    upperDecile = greatest
    levelRuns = upper.count
    lowerLevel = middles.0
  }

  /// A level has so many values, and a tenth of all: two slow executions of thirty are none.
  private static let fewest = 2
  private static let leastShare = 10
  /// So many of their common standard deviations two heaps are apart, more where few values tell it: of normal
  /// heaps of any size less than two in a hundred look like two.
  private static func distance(_ count: Int) -> Double { 3 + 30 / Double(count) }
  /// Between two levels is a valley: a stretch of so many gaps there has at most this share of the values that as
  /// long a stretch about the upper middle has. A tail has more.
  private static let stretch = 0.4
  private static let valley = 0.25
  private static let leastGap = 0.05
  /// The upper heap is at most so many times as wide as the lower: some slow executions, far from each other,
  /// are no level.
  private static let widest = 3.0
  private static let leastWidth = 0.01

  /// Where the upper of two heaps begins in ascending values; nil where there are no two.
  ///
  /// The split that leaves the least variance within (Otsu, "A Threshold Selection Method from Gray-Level
  /// Histograms", 1979), where the heaps are far enough apart (Ashman, Bird and Zepf, "Detecting Bimodality in
  /// Astronomical Datasets", 1994) and hardly a value is between them.
  private static func startOfUpper(_ values: [Double]) -> Int? {
    guard values.count > 2 * fewest, let lowest = values.first,
      (values.last ?? lowest) - lowest > leastGap
    else { return nil }
    var all = Heap()
    for value in values { all.add(value - lowest) }
    var lower = Heap()
    var best: (place: Int, within: Double, lower: Heap, upper: Heap)?
    for (i, value) in values.dropLast(fewest).enumerated() {
      lower.add(value - lowest)
      let upper = all - lower
      let within = lower.squares + upper.squares
      if i + 1 >= fewest, within < best?.within ?? .infinity {
        best = (i + 1, within, lower, upper)
      }
    }
    guard let best, min(best.place, values.count - best.place) >= values.count / leastShare,
      isApart(best.lower, best.upper, count: values.count)
    else { return nil }
    let (low, high) = (lowest + best.lower.mean, lowest + best.upper.mean)
    let half = stretch / 2 * (high - low)
    let between = values.count { abs($0 - (low + high) / 2) < half }
    let above = values.count { abs($0 - high) <= half }
    return Double(between) <= valley * Double(above) ? best.place : nil
  }

  private static func isApart(_ lower: Heap, _ upper: Heap, count: Int) -> Bool {
    let widths = (max(lower.width, leastWidth), max(upper.width, leastWidth))
    let common = ((widths.0 * widths.0 + widths.1 * widths.1) / 2).squareRoot()
    return upper.mean - lower.mean >= max(leastGap, distance(count) * common)
      && widths.1 <= widest * widths.0
  }

  /// Some values by their sums.
  private struct Heap {
    var count = 0.0
    var sum = 0.0
    var sumOfSquares = 0.0

    mutating func add(_ value: Double) {
      count += 1
      sum += value
      sumOfSquares += value * value
    }

    static func - (all: Heap, part: Heap) -> Heap {
      Heap(
        count: all.count - part.count, sum: all.sum - part.sum,
        sumOfSquares: all.sumOfSquares - part.sumOfSquares)
    }

    var mean: Double { sum / count }
    /// The sum of the squared deviations from the mean.
    var squares: Double { max(0, sumOfSquares - sum * mean) }
    var width: Double { (squares / max(count - 1, 1)).squareRoot() }
  }
}
