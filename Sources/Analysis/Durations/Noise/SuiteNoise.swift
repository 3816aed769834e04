import RealModule
import Statistics

/// How slow tests looked in the baseline's own runs, where nothing changed: what a suite's machines, workers
/// and timers do to it by themselves.
public struct SuiteNoise: Hashable, Sendable {
  /// The most that tests were slow by in one run alone, and in two in a row.
  private let once: NoiseLimits
  private let twice: NoiseLimits
  /// How far the slow tests of a usual run stand out.
  let tails: RunTails
  /// How many runs it is known from.
  public var runs: Int

  /// In how many healthy runs chance may make any test look worth a look.
  static let healthy = 0.1

  /// Whether a test was slower in one run than the noise makes any that is comparable.
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

  /// Takes the most that each test was slow by in one run of the baseline, and in two in a row, as in usual runs.
  init(once: [TimeLost], twice: [TimeLost], tails: RunTails, runs: Int) {
    // One of them may have been a slowdown that was mended at once.
    let leaving = runs >= Self.manyRuns ? 1 : 0
    self.once = NoiseLimits(once, leaving: leaving)
    self.twice = NoiseLimits(twice, leaving: leaving)
    self.tails = tails
    self.runs = runs
  }

  private static let manyRuns = 20
}
