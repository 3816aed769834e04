/// How many times a suspect is run again before it can be confirmed.
///
/// A short baseline knows little of what is usual. That of R + m executions which nothing tells apart m certain ones
/// are all among the m + j slowest happens once in C(R + m, m) / C(m + j, m) times, whatever the noise looks like: m
/// are the run and its re-runs, and j of the runs before were as slow as the fastest of them. Among N tests that has
/// to be rarer than the rate of false findings.
public enum RerunsNeeded {
  /// The most that anybody is asked for.
  public static let most = 20

  /// The smallest number of re-runs that makes chance rarer than q / N, from `least` to `most`.
  ///
  /// `runs`: R, in how many runs of the baseline the test passed. `notBelow`: j, in how many of them it was as slow.
  /// `tests`: N, how many are judged.
  public static func count(
    afterRuns runs: Int, notBelow: Int = 0, amongTests tests: Int, rate: Double, least: Int = 3,
    most: Int = most
  ) -> Int {
    let limit = rate / Double(max(tests, 1))
    let needed = (least..<max(most, least)).first {
      chance(that: $0 + 1, areSlowerThan: runs, but: notBelow) <= limit
    }
    return needed ?? max(most, least)
  }

  /// How rare it is that so many executions are slower than all others but a few, where nothing changed:
  /// C(n + j, n) / C(R + n, n).
  public static func chance(that slow: Int, areSlowerThan others: Int, but few: Int = 0) -> Double {
    (1...max(slow, 1)).reduce(1.0) { chance, n in
      chance * Double(few + n) / Double(others + n)
    }
  }
}
