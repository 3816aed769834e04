/// How many times a suspect is run again before it can be confirmed.
///
/// A short baseline knows little of what is usual: that the run and k re-runs are all slower than all R runs
/// before them happens by chance once in C(R + k + 1, k + 1), whatever the noise looks like. Among N tests that
/// has to be rarer than the rate of false findings.
public enum RerunsNeeded {
  /// The most that anybody is asked for.
  public static let most = 20

  /// The smallest number of re-runs with 1 / C(R + k + 1, k + 1) ≤ q / N, from `least` to `most`.
  ///
  /// `runs`: R, in how many runs of the baseline the test passed. `tests`: N, how many are judged.
  public static func count(
    afterRuns runs: Int, amongTests tests: Int, rate: Double, least: Int = 3, most: Int = most
  ) -> Int {
    let limit = rate / Double(max(tests, 1))
    return (least..<max(most, least)).first { chance(that: $0 + 1, areSlowerThan: runs) <= limit }
      ?? max(most, least)
  }

  /// How rare it is that so many executions are slower than all others, where nothing changed: 1 / C(R + n, n).
  public static func chance(that slow: Int, areSlowerThan others: Int) -> Double {
    (1...max(slow, 1)).reduce(1.0) { chance, n in chance * Double(n) / Double(others + n) }
  }
}
