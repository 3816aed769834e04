import RealModule

/// How often in a row a test was slow when it was not run again on purpose: in runs of other commits, or of
/// the same source another time.
///
/// The runs that a streak is made of say nothing of what is usual, so that a slowdown does not become usual by
/// lasting: they count only once they leave fewer runs before them than a baseline needs. With the usual
/// thirty runs that is after twenty-five, in which `changes` told of the new level; `accept` makes it usual
/// at once.
public struct SlowStreak: Hashable, Sendable {
  /// What the test took in each of the earlier runs, in seconds, the oldest first.
  public var seconds: [Double]
  /// In how many runs of their own it was slow, this one among them: runs of one source within the hour may
  /// have had one outage of the machine, and count once.
  public var runs: Int
  /// The least that its runs were slow by, and the newest two.
  public var least: TimeLost
  public var leastOfTwo: TimeLost
  /// The greatest p-value of its runs.
  public var greatestPValue: Double
  /// Whether each of its runs was slower than every run before them; where one of those was slow itself, by enough to
  /// count beside that.
  public var isAboveAll: Bool
  /// How many of the runs before were as slow, up to what is too little to count.
  public var asSlowBefore: Int
  /// What is usual, by the runs before them.
  public var baseline: TestBaseline

  /// A duration of a test in one run, and whether the run is one of its own.
  struct Entry {
    var seconds: Double
    /// The logarithm of the duration with the machine divided out.
    var value: Double
    var sizeFactor: Double
    var isOfItsOwn: Bool
  }

  /// The longest streak of slow runs up to now, each of them slow enough to be suspect by the runs before the
  /// streak; nil where the run before was not slow.
  ///
  /// `entries`: the runs before this one, the oldest first; `first`: from which of them on a streak may begin.
  init?(
    upTo now: Entry, after entries: [Entry], from first: Int, test: Int, like usual: TestBaseline,
    typicalSpread: Double, policy: SlowdownPolicy
  ) {
    let smallest = Double.log(policy.minimumRatio)
    guard let last = entries.last, let lowest = entries.map(\.value).min(),
      min(now.value, last.value) - lowest >= smallest
    else { return nil }
    var start = entries.count
    var least = now.value
    while start > max(first, policy.minimumRuns),
      min(least, entries[start - 1].value) - lowest >= smallest
    {
      start -= 1
      least = min(least, entries[start].value)
    }
    for begin in start..<entries.count {
      var before = entries[..<begin].map(\.value)
      let level = DurationLevel(of: &before)
      let slow = entries[begin...] + [now]
      let weakest = slow.map(\.value).min() ?? now.value
      guard weakest - level.level >= smallest, weakest - level.level > level.upperDecile else {
        continue
      }
      var baseline = TestBaseline(
        of: level, typicalSpread: typicalSpread, response: usual.response,
        responseVariance: usual.responseVariance)
      baseline.noise = nil
      let judged = slow.map {
        DurationJudgement(
          test: test, seconds: $0.seconds, baseline: baseline, sizeFactor: $0.sizeFactor,
          excess: 0, policy: policy)
      }
      guard judged.allSatisfy({ $0.conclusion == .suspect }) else { continue }
      self.baseline = baseline
      seconds = slow.dropLast().map(\.seconds)
      runs = slow.dropLast().count(where: \.isOfItsOwn) + 1
      let newest = TimeLost(judged[judged.count - 1])
      self.least = judged.map(TimeLost.init).reduce(newest, TimeLost.least)
      leastOfTwo = judged.suffix(2).map(TimeLost.init).reduce(newest, TimeLost.least)
      greatestPValue = judged.map(\.pValue).max() ?? 1
      let margin = level.greatest >= smallest ? smallest : 0
      isAboveAll = weakest - level.level > level.greatest + margin
      asSlowBefore = before.count { $0 >= weakest - smallest }
      return
    }
    return nil
  }

  /// How rare it is that so many runs are slower than all before them, where nothing changed: 1 / C(R + n, n).
  public var chance: Double {
    isAboveAll ? RerunsNeeded.chance(that: runs, areSlowerThan: baseline.runs) : 1
  }

  /// Whether the test was slow more often in a row than what it did before makes likely: for each run that was as
  /// slow by itself once more.
  var isUnlikeBefore: Bool { isAboveAll || runs >= Self.fewest + asSlowBefore }

  /// Whether it is longer than what one of many tests of two levels does by accident in one healthy run of ten: worth
  /// a look, whatever such tests do.
  var isLasting: Bool { runs > Self.fewest }

  /// Whether the streak itself confirms the slowdown among so many tests: by the bound of re-runs, or as three
  /// runs that the test's own scale excludes among so many, each beyond all that chance did to any comparable
  /// test twice in a row.
  public func isProof(amongTests tests: Int, noise: SuiteNoise, policy: SlowdownPolicy) -> Bool {
    guard runs >= Self.fewest else { return false }
    let rate = policy.falseDiscoveryRate / Double(max(tests, 1))
    return chance <= rate
      || isAboveAll && greatestPValue <= rate && noise.isExceeded(byTwo: least, load: 1)
  }

  /// Two may be one outage of the machine.
  private static let fewest = 3
}
