/// Quantiles and medians of samples.
///
/// A quantile lies between two order statistics, linearly: type 7 of Hyndman and Fan, "Sample
/// Quantiles in Statistical Packages", The American Statistician 50 (1996), which is the default of
/// numpy and R. Of no values every quantile is NaN. The values must not hold NaN.
public enum Quantiles {
  /// The quantile at `probability` (0 is the minimum, 1 the maximum).
  public static func quantile(_ probability: Double, of values: [Double]) -> Double {
    var copy = values
    return quantile(probability, reordering: &copy)
  }

  /// The quantile at `probability`; the values end in another order, and nothing is allocated.
  public static func quantile(_ probability: Double, reordering values: inout [Double]) -> Double {
    guard !values.isEmpty else { return .nan }
    let position = min(max(probability, 0), 1) * Double(values.count - 1)
    let rank = Int(position)
    let below = Quickselect.select(rank: rank, in: &values)
    let fraction = position - Double(rank)
    guard fraction > 0, let above = values[(rank + 1)...].min() else { return below }
    return below + fraction * (above - below)
  }

  /// The median: the middle value, or the mean of the middle two.
  public static func median(of values: [Double]) -> Double {
    var copy = values
    return median(reordering: &copy)
  }

  /// The median; the values end in another order, and nothing is allocated.
  public static func median(reordering values: inout [Double]) -> Double {
    guard !values.isEmpty else { return .nan }
    let rank = values.count / 2
    let upper = Quickselect.select(rank: rank, in: &values)
    guard values.count.isMultiple(of: 2) else { return upper }
    var lower = values[0]
    for i in 1..<max(rank, 1) where values[i] > lower { lower = values[i] }
    return (lower + upper) / 2
  }
}
