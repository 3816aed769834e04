import RealModule

/// How slow each test was in the baseline's own runs, from which the suite's noise is taken.
struct LearntNoise {
  private let places: BaselinePlaces
  private let policy: SlowdownPolicy
  /// By run: how many times the usual pauses its are for certain.
  private let loads: [Double]
  private let tails: RunTails
  /// The tests with a baseline, and the most that each was slow by in one run alone, and in two near each other.
  private var tests: [Int] = []
  private var once: [TimeLost] = []
  private var twice: [TimeLost] = []

  /// So many tests tell how loaded a run was.
  private static let testsForTails = 4000

  /// `highest`: by test the greatest effect in any run, which tells those that were never slow.
  init(in places: BaselinePlaces, highest: [Double], _ policy: SlowdownPolicy) {
    let (count, runs) = (places.tests.count, places.seconds.runs)
    let sample = stride(from: 0, to: count, by: max(count / Self.testsForTails, 1))
    let scores = (0..<runs).map { run in
      sample.compactMap { places.deviation(of: $0, in: run)?.t }
    }
    let tails = RunTails(scores)
    self.places = places
    self.policy = policy
    self.tails = tails
    loads = scores.map(tails.certainLoad)
    let smallest = Double.log(policy.minimumRatio)
    for test in 0..<count where places.tests[test] != nil {
      // What was slow in the newest run may be slow from there on, and no noise.
      let settled = highest[test] >= smallest ? max(runs - 1, 0) : 0
      tests.append(test)
      once.append(lostOnce(by: test, before: settled))
      twice.append(places.lostByLevels(test) ?? lostTwice(by: test, before: settled))
    }
  }

  /// The noise of all.
  var noise: SuiteNoise {
    SuiteNoise(once: once, twice: twice, tails: tails, runs: places.seconds.runs)
  }

  /// The same where some tests count up to a run alone: what is slow from there on is what is asked about.
  ///
  /// `ends`: by test, before which run of the baseline.
  func noise(before ends: [Int: Int]) -> SuiteNoise {
    var (once, twice) = (once, twice)
    for (place, test) in tests.enumerated() {
      guard let end = ends[test], max(once[place].effect, twice[place].effect) > 0 else {
        continue
      }
      once[place] = lostOnce(by: test, before: max(0, end))
      twice[place] = lostTwice(by: test, before: max(0, end))
    }
    return SuiteNoise(once: once, twice: twice, tails: tails, runs: places.seconds.runs)
  }

  private func nothing(by test: Int) -> TimeLost {
    TimeLost(
      usualSeconds: places.tests[test]?.levelSeconds ?? 0, extraSeconds: 0, effect: 0)
  }

  private func lostOnce(by test: Int, before end: Int) -> TimeLost {
    (0..<end).compactMap { places.lost(by: test, in: $0, policy)?.divided(byLoad: loads[$0]) }
      .reduce(nothing(by: test), TimeLost.greatest)
  }

  private func lostTwice(by test: Int, before end: Int) -> TimeLost {
    (1...farthest).flatMap { gap in
      (0..<max(end - gap, 0)).compactMap {
        places.lostTwice(by: test, in: ($0, $0 + gap), loads: loads, policy)
      }
    }.reduce(nothing(by: test), TimeLost.greatest)
  }

  /// Two runs in a row tell what happens twice in a row; where there are fewer than about so many, two that are not
  /// far apart do as well, up to so many runs.
  private static let pairs = 30
  private var farthest: Int { max(1, Self.pairs / max(places.seconds.runs - 1, 1)) }
}
