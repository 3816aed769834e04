/// The most that tests about as long as one, or more fit for it, were slow by themselves.
///
/// Seconds are compared with those that tests no longer than it lost, since a long test loses more of them by the
/// same factor; ratios with those of tests no shorter, since the pause that doubles a short test is nothing to a
/// long one. "No longer" and "no shorter" are meant roughly, that there be some to compare with.
struct NoiseLimits: Hashable, Sendable {
  /// Ascending, of the tests that were slow at all.
  private var lengths: [Double] = []
  /// By place among them: the most seconds that a test up to there lost, and the greatest effect from there on.
  private var extras: [Double] = []
  private var effects: [Double] = []
  /// A test is no longer than another up to this factor, and no shorter.
  private static let reachOfSeconds = 6.0
  private static let reachOfRatios = 1.5

  /// Takes for each test that was slow the most that it was.
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
  func areExceeded(by slowness: TimeLost, times factor: Double) -> Bool {
    let end = place(of: slowness.usualSeconds * Self.reachOfSeconds)
    let begin = place(of: slowness.usualSeconds / Self.reachOfRatios)
    let extra = end > 0 ? extras[end - 1] : 0
    let effect = begin < effects.count ? effects[begin] : 0
    return slowness.extraSeconds > factor * extra && slowness.effect > factor * effect
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
