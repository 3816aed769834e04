import RealModule
import Statistics

/// How slow tests looked in the baseline's own runs, where nothing changed: what a suite's machines, workers
/// and timers do to it by themselves.
public struct SuiteNoise: Hashable, Sendable {
  /// The most that tests were slow by in one run alone, and in two in a row.
  private let once: NoiseLimits
  private let twice: NoiseLimits
  /// The t that one test of twenty, of forty, and of a hundred exceeds in a run.
  public var tail: [Double]
  /// How many runs it is known from.
  public var runs: Int

  /// In how many healthy runs chance may make any test look worth a look.
  static let healthy = 0.1
  static let tailShares = [0.95, 0.975, 0.99]
  /// So many slow runs in a row are another level, and no noise.
  private static let level = 4
  /// A share tells a run's tail where so many tests are beyond it: fewer may have become slower.
  private static let enoughBeyond = 3.0

  /// Whether a test was slower in one run than the noise makes any that is comparable, and in two in a row.
  ///
  /// `load`: how many times the usual pauses the run's are.
  public func isExceeded(by slowness: TimeLost, load: Double = 1) -> Bool {
    once.areExceeded(by: slowness, times: margin, load: load)
  }

  /// Whether a test was slower in two runs in a row than the noise makes any that is comparable.
  public func isExceeded(byTwo slowness: TimeLost, load: Double) -> Bool {
    twice.areExceeded(by: slowness, times: margin, load: load)
  }

  /// By how much a baseline of one run is taken to have seen too little; of R runs by an Rth of it.
  private static let unseen = 3.0
  private var margin: Double { 1 + Self.unseen / Double(max(runs, 1)) }

  /// Takes what each test did in the baseline: what it usually takes in seconds, and how slow it was in each run in
  /// which it was slow enough for a suspect, nil in the others, the oldest first; no runs where it never was.
  init(_ tests: [(usual: Double, lost: [TimeLost?])], runs: Int) {
    var (onces, twices): ([TimeLost], [TimeLost]) = ([], [])
    for (usual, test) in tests {
      let nothing = TimeLost(usualSeconds: usual, extraSeconds: 0, effect: 0)
      let streaks = Self.streaks(test)
      let pairs = streaks.flatMap { streak in
        zip(streak, streak.dropFirst()).map(TimeLost.least)
      }
      onces.append(streaks.joined().reduce(nothing, TimeLost.greatest))
      twices.append(pairs.reduce(nothing, TimeLost.greatest))
    }
    // One of them may have been a slowdown that was mended at once.
    let leaving = runs >= Self.manyRuns ? 1 : 0
    (once, twice) = (
      NoiseLimits(onces, leaving: leaving), NoiseLimits(twices, leaving: leaving)
    )
    tail = Self.tailShares.map { _ in 0 }
    self.runs = runs
  }

  private static let manyRuns = 20

  /// The short stretches of slow runs. One that lasts up to the newest run may be no noise.
  private static func streaks(_ runs: [TimeLost?]) -> [[TimeLost]] {
    var streaks: [[TimeLost]] = []
    var streak: [TimeLost] = []
    for run in runs {
      if let run {
        streak.append(run)
      } else {
        if !streak.isEmpty, streak.count < level { streaks.append(streak) }
        streak = []
      }
    }
    return streaks
  }

  /// How many times the usual tail a run's is, at least 1: more workers than free cores make a few tests much
  /// slower, and leave the middle as it is.
  func tailFactor(_ scores: [Double]) -> Double {
    let factors = zip(Self.tailShares, tail).map { share, usual in
      usual > 0 && Double(scores.count) * (1 - share) >= Self.enoughBeyond
        ? Quantiles.quantile(share, of: scores) / usual : 1
    }
    return max(1, factors.max() ?? 1)
  }
}
