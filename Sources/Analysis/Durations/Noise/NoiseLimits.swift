import RealModule

/// The most that tests about as long as one, or more fit for it, were slow by themselves.
///
/// Seconds are compared with those that tests no longer than it lost, since a long test loses more of them by the
/// same factor; ratios with those of tests no shorter, since the pause that doubles a short test is nothing to a
/// long one. "No longer" and "no shorter" are meant the more roughly, the fewer tests there are to compare with.
struct NoiseLimits: Hashable, Sendable {
  /// Ascending, of all tests.
  private var lengths: [Double] = []
  /// By place among them: the most seconds that a test up to there lost, and the greatest effect from there on.
  private var extras: [Double] = []
  private var effects: [Double] = []
  /// A test is no longer than another up to the first factor, and no shorter; up to the second one where fewer
  /// tests than this would be, or than a quarter of the suite.
  private static let reachOfSeconds = (2.0, 6.0)
  private static let reachOfRatios = (1.5, 6.0)
  private static let fewest = 80

  /// Takes the most that each test was slow.
  ///
  /// `leaving`: how many of the greatest are left out as what may have been a slowdown.
  init(_ greatest: [TimeLost], leaving: Int) {
    let sorted = greatest.sorted { $0.usualSeconds < $1.usualSeconds }
    lengths = sorted.map(\.usualSeconds)
    extras = Self.running(sorted.map(\.extraSeconds), leaving: leaving)
    effects = Self.running(sorted.map(\.effect).reversed(), leaving: leaving).reversed()
  }

  /// By place the greatest value up to it but for so many; 0 where there are no more.
  private static func running(_ values: [Double], leaving: Int) -> [Double] {
    var greatest = [Double](repeating: 0, count: leaving + 1)
    return values.map { value in
      if let place = greatest.firstIndex(where: { $0 < value }) {
        greatest.insert(value, at: place)
        greatest.removeLast()
      }
      return greatest[leaving]
    }
  }

  /// Whether a test was slow by more than so many times what any comparable one was, in seconds and in times.
  ///
  /// `load`: how many times the usual pauses the run's are.
  func areExceeded(by slowness: TimeLost, times factor: Double, load: Double = 1) -> Bool {
    let (usual, count) = (slowness.usualSeconds, lengths.count)
    let fewest = min(Self.fewest, count / 4)
    let end = min(
      max(place(of: usual * Self.reachOfSeconds.0), fewest),
      place(of: usual * Self.reachOfSeconds.1))
    let begin = max(
      min(place(of: usual / Self.reachOfRatios.0), count - fewest),
      place(of: usual / Self.reachOfRatios.1))
    let extra = end > 0 ? extras[end - 1] : 0
    let effect = begin < effects.count ? effects[begin] : 0
    return slowness.extraSeconds > factor * load * extra
      && slowness.effect > factor * effect + .log(load)
  }

  /// How many of the lengths are below one.
  private func place(of length: Double) -> Int {
    var (low, high) = (0, lengths.count)
    while low < high {
      let middle = (low + high) / 2
      if lengths[middle] < length { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
