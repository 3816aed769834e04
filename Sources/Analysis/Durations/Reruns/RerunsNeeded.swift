import RealModule

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

  /// The smallest number of re-runs of which chance makes all slow more seldom than q / N, where it makes one slow in
  /// this share: under a load that lasts while tests run again, each of them is slow by itself now and then.
  ///
  /// `suspects`: N, how many run again.
  public static func count(
    whereOneIsSlowIn share: Double, amongSuspects suspects: Int, rate: Double, most: Int = most
  ) -> Int {
    guard share > 0 else { return 1 }
    guard share < 1 else { return most }
    let needed = .log(rate / Double(max(suspects, 1))) / .log(share)
    return min(most, max(1, Int(needed.rounded(.up))))
  }

  /// How rare it is that so many executions are slower than all others but a few, where nothing changed:
  /// C(n + j, n) / C(R + n, n).
  public static func chance(that slow: Int, areSlowerThan others: Int, but few: Int = 0) -> Double {
    (1...max(slow, 1)).reduce(1.0) { chance, n in
      chance * Double(few + n) / Double(others + n)
    }
  }
}
