/// The weighted median of a sample.
public enum WeightedMedian {
  /// A value and how much it counts; the weight is not negative.
  public struct Item: Sendable {
    public var value: Double
    public var weight: Double

    /// A value that counts by its weight.
    public init(value: Double, weight: Double) {
      self.value = value
      self.weight = weight
    }
  }

  /// The smallest value at which the weights of it and of all smaller ones reach half of the total
  /// (the lower weighted median: it minimises the weighted sum of absolute deviations). NaN of
  /// nothing. The items end sorted by value.
  public static func median(reordering items: inout [Item]) -> Double {
    guard let last = items.last else { return .nan }
    items.sort { $0.value < $1.value }
    var total = 0.0
    for item in items { total += item.weight }
    var reached = 0.0
    for item in items {
      reached += item.weight
      if reached >= total / 2 { return item.value }
    }
    return last.value
  }
}
