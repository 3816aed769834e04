import RealModule
import Statistics

/// Tests that run in turn on a commit and on its base until each is settled: which still have to run, and what
/// has been shown.
///
/// There are three looks at what was measured, and each may spend a third of the rate of false findings: among
/// the tests that one look finds at most that share is false (Benjamini and Hochberg over all tests that were
/// ever compared, those that are settled counting as no finding), so that of all that the looks find it is at
/// most the whole rate, and with nothing changed at most one duet in twenty finds anything. Equal parts are the
/// simplest of the spending functions of Lan and DeMets, "Discrete Sequential Boundaries for Clinical Trials",
/// Biometrika 70 (1983); they need not know how the looks depend on each other. Tests that are clearly no slower
/// leave before, which can only lose findings. Where the time is over before a look, that look is taken at once.
public struct DuetRounds: Sendable {
  /// What the rounds so far show of a test.
  public enum Status: Hashable, Sendable {
    case open
    /// Slower than chance explains, by enough to count.
    case slower
    case notSlower
  }

  /// A test with what it took.
  public struct Entry: Sendable {
    /// Whether somebody asked for this test: then it runs until its interval says enough.
    public var isNamed: Bool
    /// Seconds, in order.
    public var head: [Double] = []
    public var base: [Double] = []
    public fileprivate(set) var status = Status.open

    public var comparison: DuetComparison { DuetComparison(head: head, base: base) }
  }

  public private(set) var entries: [Entry]
  /// How often all that were open have run on both sides.
  public private(set) var rounds = 0
  private let policy: SlowdownPolicy
  private var looksTaken = 0

  /// After how many rounds there is a look, and after the last one an end.
  public static let looks = [6, 10, 16]
  /// After how many rounds a test may leave that was only suspected.
  private static let firstLeave = 2
  /// With fewer times on either side nothing is said.
  private static let fewest = 4

  /// `isNamed`: for each test whether somebody asked for it.
  public init(_ isNamed: [Bool], policy: SlowdownPolicy) {
    entries = isNamed.map { Entry(isNamed: $0) }
    self.policy = policy
  }

  /// The tests that are to run on, by their numbers.
  public var open: [Int] { entries.indices.filter { entries[$0].status == .open } }

  /// How many rounds there are at the most from now on.
  public var roundsLeft: Int { open.isEmpty ? 0 : max(0, (Self.looks.last ?? 0) - rounds) }

  /// Adds a round: by test what it took on either side in seconds, where it passed.
  public mutating func add(head: [Int: Double], base: [Int: Double]) {
    rounds += 1
    for test in open {
      if let time = head[test] { entries[test].head.append(time) }
      if let time = base[test] { entries[test].base.append(time) }
    }
    if Self.looks.contains(rounds) { look(spending: 1) }
    if rounds.isMultiple(of: 2), rounds >= Self.firstLeave { leave() }
  }

  /// Ends it where there is no more time: the looks that are left are taken at once.
  public mutating func end() {
    if looksTaken < Self.looks.count { look(spending: Self.looks.count - looksTaken) }
  }

  private mutating func look(spending looks: Int) {
    looksTaken += looks
    let comparisons = entries.map { $0.status == .open ? $0.comparison : nil }
    let adjusted = FalseDiscoveryRate.adjusted(comparisons.map { $0?.pValue ?? 1 })
    let level = policy.falseDiscoveryRate * Double(looks) / Double(Self.looks.count)
    let isLast = rounds >= (Self.looks.last ?? 0)
    for test in entries.indices {
      guard let comparison = comparisons[test] else { continue }
      if adjusted[test] <= level && comparison.counts(by: policy) {
        entries[test].status = .slower
      } else if isLast, min(entries[test].head.count, entries[test].base.count) >= Self.fewest {
        entries[test].status = .notSlower
      }
    }
  }

  private mutating func leave() {
    for test in open {
      let entry = entries[test]
      let comparison = entry.comparison
      let isWithin = comparison.high.map { $0 < policy.minimumRatio } ?? false
      let looksUsual =
        comparison.ratio < policy.minimumRatio.squareRoot()
        || comparison.extraSeconds < policy.minimumExtra / 2
      if rounds >= Self.looks[0] && isWithin || !entry.isNamed && looksUsual {
        entries[test].status = .notSlower
      }
    }
  }
}
