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
  /// How many between them were not.
  public var quick: Int
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

  /// The longest streak of slow runs up to now, each of them slow enough to be suspect by the runs before the streak, but
  /// for a few that were quick between slow ones; nil where no run before was slow.
  ///
  /// `entries`: the runs before this one, the oldest first; `first`: from which of them on a streak may begin.
  init?(
    upTo now: Entry, after entries: [Entry], from first: Int, test: Int, like usual: TestBaseline,
    typicalSpread: Double, policy: SlowdownPolicy
  ) {
    let smallest = Double.log(policy.minimumRatio)
    guard let lowest = entries.map(\.value).min(), now.value - lowest >= smallest else {
      return nil
    }
    let all = entries + [now]
    let start = Self.farthestBegin(
      in: all, from: max(first, policy.minimumRuns)
    ) { $0.value - lowest >= smallest }
    for begin in start..<entries.count {
      var before = entries[..<begin].map(\.value)
      let level = DurationLevel(of: &before)
      func isHigh(_ entry: Entry) -> Bool {
        let effect = entry.value - level.level
        return effect >= smallest && effect > level.upperDecile
      }
      // Judging takes longer, and makes no more of them slow.
      guard Self.isStreak(all[begin...].map(isHigh)) else { continue }
      var baseline = TestBaseline(
        of: level, typicalSpread: typicalSpread, response: usual.response,
        responseVariance: usual.responseVariance)
      baseline.noise = nil
      let runs = all[begin...].map { entry in
        let judgement = DurationJudgement(
          test: test, seconds: entry.seconds, baseline: baseline, sizeFactor: entry.sizeFactor,
          excess: 0, policy: policy)
        let isSlow = isHigh(entry) && judgement.conclusion == .suspect
        return (entry: entry, judgement, isSlow: isSlow)
      }
      let slow = runs.filter(\.isSlow)
      guard slow.count > 1, Self.isStreak(runs.map(\.isSlow)) else { continue }
      let weakest = slow.map(\.entry.value).min() ?? now.value
      let margin = level.greatest >= smallest ? smallest : 0
      isAboveAll = weakest - level.level > level.greatest + margin
      quick = runs.count - slow.count
      guard quick == 0 || isAboveAll else { continue }
      self.baseline = baseline
      seconds = slow.dropLast().map(\.entry.seconds)
      self.runs = slow.dropLast().count(where: \.entry.isOfItsOwn) + 1
      let lost = slow.map { TimeLost($0.1) }
      least = lost.reduce(lost[lost.count - 1], TimeLost.least)
      leastOfTwo = lost.suffix(2).reduce(lost[lost.count - 1], TimeLost.least)
      greatestPValue = slow.map(\.1.pValue).max() ?? 1
      asSlowBefore = before.count { $0 >= weakest - smallest }
      return
    }
    return nil
  }

  /// Where the longest streak may begin: as far back as no two runs in a row are none of its.
  private static func farthestBegin(
    in runs: [Entry], from first: Int, _ isSlow: (Entry) -> Bool
  ) -> Int {
    var (begin, place) = (runs.count - 1, runs.count - 2)
    while place >= first, isSlow(runs[place]) || isSlow(runs[place + 1]) {
      if isSlow(runs[place]) { begin = place }
      place -= 1
    }
    return begin
  }

  /// Whether runs, of which it is known whether each was slow, make a streak that lasts: one that was quick between
  /// slow ones does not end it, two in a row do, and so does one in four.
  private static func isStreak(_ areSlow: [Bool]) -> Bool {
    let quick = areSlow.count { !$0 }
    return areSlow.first == true && areSlow.last == true && 4 * quick < areSlow.count
      && zip(areSlow, areSlow.dropFirst()).allSatisfy { $0 || $1 }
  }

  /// How rare it is that so many runs are slower than all before them, where nothing changed: 1 / C(R + n, n); and with
  /// q quick ones between them that the slowest n of all are among the last n + q: C(n + q, n) / C(R + q + n, n).
  public var chance: Double {
    guard isAboveAll else { return 1 }
    return RerunsNeeded.chance(that: runs, areSlowerThan: baseline.runs + quick, but: quick)
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
