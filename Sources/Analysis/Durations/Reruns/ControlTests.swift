/// Which tests that are no suspects are run again beside the suspects, to tell how fast the machine is then.
public enum ControlTests {
  /// A test that may be one.
  public struct Candidate: Hashable, Sendable {
    public var test: Int
    /// What it is expected to take.
    public var seconds: Double
    /// The class or the file that holds it.
    public var group: String

    /// A test that may be a control: its number, what it usually takes, and what it belongs to.
    public init(test: Int, seconds: Double, group: String) {
      self.test = test
      self.seconds = seconds
      self.group = group
    }
  }

  /// So many know the machine's factor to a fourth of what one test's noise is.
  public static let count = 25
  /// Fewer say nothing of the machine.
  public static let fewest = 10
  /// What all of them together may take, in seconds: this share of what all tests of the suite take, but a second in
  /// any case, and no more than five.
  public static func longest(ofSuite seconds: Double) -> Double {
    min(5, max(1, 0.02 * seconds))
  }
  /// Shorter tests tell of the clock more than of the machine.
  private static let shortest = 0.010

  /// Some of the candidates, of all durations and groups, the shortest first; the longest are left out where
  /// all together would take too long, and all but the shortest in a suite of which they would be a large part. None
  /// where too few are left.
  ///
  /// `suite`: what all tests of the suite are expected to take, in seconds.
  public static func chosen(
    among candidates: [Candidate], count: Int = count, ofSuite suite: Double = .infinity
  ) -> [Int] {
    let sorted = candidates.filter { $0.seconds >= shortest && $0.seconds.isFinite }
      .sorted { ($0.seconds, $0.test) < ($1.seconds, $1.test) }
    let chosen = spread(sorted, count, within: longest(ofSuite: suite))
    guard chosen.isEmpty else { return chosen }
    let quickest = sorted.prefix(fewest)
    let isQuick = quickest.reduce(0) { $0 + $1.seconds } <= longest(ofSuite: .infinity)
    return quickest.count == fewest && isQuick ? quickest.map(\.test) : []
  }

  /// As many as fit, of all durations and groups; none where too few do.
  private static func spread(
    _ sorted: [Candidate], _ count: Int, within seconds: Double
  ) -> [Int] {
    var (total, fast) = (0.0, sorted.count)
    // As many as the longest of them allow, had each that length.
    while fast > 0, sorted[fast - 1].seconds * Double(min(count, fast)) > 2 * seconds { fast -= 1 }
    var used: [String: Int] = [:]
    var chosen: [Int] = []
    let strata = min(count, fast)
    for stratum in 0..<strata {
      let range = sorted[(stratum * fast / strata)..<((stratum + 1) * fast / strata)]
      guard let next = range.min(by: { used[$0.group, default: 0] < used[$1.group, default: 0] }),
        total + next.seconds <= seconds
      else { continue }
      total += next.seconds
      used[next.group, default: 0] += 1
      chosen.append(next.test)
    }
    return chosen.count < fewest ? [] : chosen
  }
}
