import RealModule
import Statistics

/// How slow tests looked in the baseline's own runs, where nothing changed: what a suite's machines, workers
/// and timers do to it by themselves.
public struct SuiteNoise: Hashable, Sendable {
  /// The greatest t of a test that was slow in one run alone, and in two in a row.
  public var once: Double
  public var twice: Double
  /// The t that one test of twenty, of forty, and of a hundred exceeds in a run.
  public var tail: [Double]
  /// How many runs it is known from.
  public var runs: Int

  static let tailShares = [0.95, 0.975, 0.99]
  /// So many slow runs in a row are another level, and no noise.
  private static let level = 4
  /// A share tells a run's tail where so many tests are beyond it: fewer may have become slower.
  private static let enoughBeyond = 3.0

  /// What one run must exceed, and what two in a row must, to be beyond the noise. Few runs have not seen
  /// all of it.
  public var limitOfOne: Double { once * margin }
  public var limitOfTwo: Double { twice * margin }
  /// By how much a baseline of one run is taken to have seen too little; of R runs by an Rth of it.
  private static let unseen = 3.0
  private var margin: Double { 1 + Self.unseen / Double(max(runs, 1)) }

  /// Takes what tests did in the baseline: the t of each in each run in which it was slow by enough to count, 0 in
  /// the others, the oldest first.
  init(_ scores: [[Double]], runs: Int) {
    var (onces, twices): ([Double], [Double]) = ([], [])
    for scores in scores {
      var (once, twice) = (0.0, 0.0)
      for streak in Self.streaks(scores) {
        once = max(once, streak.max() ?? 0)
        for (a, b) in zip(streak, streak.dropFirst()) { twice = max(twice, min(a, b)) }
      }
      onces.append(once)
      twices.append(twice)
    }
    // One of them may have been a slowdown that was mended at once.
    let place = runs >= Self.manyRuns ? 1 : 0
    func greatest(_ values: [Double]) -> Double {
      values.sorted(by: >).dropFirst(place).first ?? 0
    }
    (once, twice) = (greatest(onces), greatest(twices))
    tail = Self.tailShares.map { _ in 0 }
    self.runs = runs
  }

  private static let manyRuns = 20

  /// The short stretches of slow runs. One that lasts up to the newest run may be no noise.
  private static func streaks(_ scores: [Double]) -> [ArraySlice<Double>] {
    var streaks: [ArraySlice<Double>] = []
    var start = 0
    while let first = scores[start...].firstIndex(where: { $0 > 0 }) {
      guard let end = scores[first...].firstIndex(where: { $0 <= 0 }) else { break }
      if end - first < level { streaks.append(scores[first..<end]) }
      start = end
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
