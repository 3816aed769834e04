import RealModule

/// Whether a series has the same distribution from end to end, by the energy distance between the
/// ranks before and after the best place to cut it.
///
/// The energy statistic of two samples is Székely and Rizzo's ("Energy statistics: A class of
/// statistics based on distances", Journal of Statistical Planning and Inference 143, 2013), scanned
/// over all cuts as Matteson and James do ("A Nonparametric Approach for Multiple Change Point
/// Analysis of Multivariate Data", JASA 109, 2014). On ranks it is free of the distribution, so that
/// its significance is a table's and not a permutation's: the same series always gives the same
/// answer. O(n log n) time with two Fenwick trees.
public enum RankEnergy {
  /// The shortest series that can be judged.
  public static let minimumCount = 8

  /// The greatest energy statistic over all cuts that leave at least two values on each side; ranks
  /// are divided by their number. Zero where there is no such cut.
  public static func statistic(of values: ArraySlice<Double>) -> Double {
    let n = values.count
    guard n >= 4 else { return 0 }
    let ranks = Ranks(values)
    let toEarlier = distancesToEarlier(ranks)
    let toAll = distancesToAll(ranks)
    let total = toEarlier.reduce(0, +)
    var within = (before: 0.0, after: 0.0)
    for i in 0..<n { within.after += toAll[i] - toEarlier[i] }
    var best = 0.0
    for cut in 1..<(n - 1) {
      within.before += toEarlier[cut - 1]
      within.after -= toAll[cut - 1] - toEarlier[cut - 1]
      guard cut >= 2 else { continue }
      let between = total - within.before - within.after
      let (left, right) = (Double(cut), Double(n - cut))
      let energy =
        2 * between / (left * right) - 2 * within.before / (left * left)
        - 2 * within.after / (right * right)
      best = max(best, left * right / Double(n) * energy)
    }
    return best / Double(n)
  }

  /// The probability of a statistic at least as great where nothing changed, however the values are
  /// distributed; 1 below `minimumCount` values.
  ///
  /// `inflation` divides the statistic: how much more the values vary together than independent
  /// ones would.
  public static func pValue(of values: ArraySlice<Double>, inflation: Double = 1) -> Double {
    guard values.count >= minimumCount else { return 1 }
    let (intercept, slope) = RankEnergyNull.tail(count: Double(values.count))
    return .exp(min(0, intercept - slope * statistic(of: values) / inflation))
  }

  /// For each value the sum of its rank's distances to the ranks of the values before it.
  private static func distancesToEarlier(_ ranks: Ranks) -> [Double] {
    var counts = FenwickTree(count: ranks.tieCounts.count)
    var sums = FenwickTree(count: ranks.tieCounts.count)
    var sumSoFar = 0.0
    return ranks.mean.indices.map { i in
      let rank = ranks.mean[i]
      let place = ranks.dense[i]
      let (below, sumBelow) = (counts.sum(before: place), sums.sum(before: place))
      let distance = sumSoFar - 2 * sumBelow + rank * (2 * below - Double(i))
      counts.add(1, at: place)
      sums.add(rank, at: place)
      sumSoFar += rank
      return distance
    }
  }

  /// For each value the sum of its rank's distances to all ranks.
  private static func distancesToAll(_ ranks: Ranks) -> [Double] {
    let n = Double(ranks.mean.count)
    let total = n * (n + 1) / 2
    var distances: [Double] = []
    var (below, sumBelow) = (0.0, 0.0)
    for count in ranks.tieCounts {
      let rank = below + (Double(count) + 1) / 2
      distances.append(total - 2 * sumBelow + rank * (2 * below - n))
      below += Double(count)
      sumBelow += rank * Double(count)
    }
    return ranks.dense.map { distances[$0] }
  }
}
