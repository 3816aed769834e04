import RealModule

/// Whether the values of one sample are above those of another, by ranks alone.
///
/// Wilcoxon, "Individual Comparisons by Ranking Methods", Biometrics Bulletin 1 (1945); Mann and
/// Whitney, "On a Test of Whether one of Two Random Variables is Stochastically Larger than the
/// Other", Annals of Mathematical Statistics 18 (1947). Exact, however far into the tail.
public enum RankSum {
  /// The probability of so few pairs in the wrong order where both samples are of one distribution.
  ///
  /// `pairs`: how many pairs have the value of the sample that ought to be greater at or below the
  /// other one; half of all is as good as any more. O(smaller count × pairs) time.
  public static func pValue(pairs: Int, _ first: Int, _ second: Int) -> Double {
    let (small, large) = (min(first, second), max(first, second))
    guard small > 0, 2 * pairs < small * large else { return 1 }
    // How many ways there are to have so many pairs: the coefficients of the Gaussian binomial.
    var ways = Array(repeating: 0.0, count: pairs + 1)
    ways[0] = 1
    for i in 1...small {
      for u in stride(from: pairs, through: 0, by: -1) where u >= large + i {
        ways[u] -= ways[u - large - i]
      }
      for u in stride(from: i, through: pairs, by: 1) { ways[u] += ways[u - i] }
      let share = Double(i) / Double(large + i)
      for u in ways.indices { ways[u] *= share }
    }
    return min(1, ways.reduce(0, +))
  }
}
