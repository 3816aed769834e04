import RealModule

/// Fisher's exact test of two proportions (R. A. Fisher, "The Design of Experiments", 1935).
public enum FisherExact {
  /// One-sided p-value: how likely at least `failed` of the failures fall among these attempts if
  /// both groups fail at the same rate.
  ///
  /// Not a number where a count is negative or exceeds its total. Costs O(failures).
  public static func greater(
    failed: Int, of attempts: Int, baselineFailed: Int, of baselineAttempts: Int
  ) -> Double {
    guard failed >= 0, baselineFailed >= 0, failed <= attempts, baselineFailed <= baselineAttempts
    else { return .nan }
    let failures = failed + baselineFailed
    let all = attempts + baselineAttempts
    let most = min(failures, attempts)
    if failed <= max(0, failures - baselineAttempts) { return 1 }
    let logAll = logChoose(all, failures)
    var sum = 0.0
    for k in failed...most {
      sum += .exp(
        logChoose(attempts, k) + logChoose(baselineAttempts, failures - k) - logAll)
    }
    return min(1, sum)
  }

  /// ln of "n choose k" for 0 ≤ k ≤ n.
  private static func logChoose(_ n: Int, _ k: Int) -> Double {
    -.log(Double(n) + 1) - BetaDistribution.logBeta(a: Double(k) + 1, b: Double(n - k) + 1)
  }
}
