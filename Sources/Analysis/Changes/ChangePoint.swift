/// A place from which on a series stays at another level.
public struct ChangePoint: Hashable, Sendable {
  /// The index of the first value at the new level.
  public var index: Int
  /// The first and the last index at which the new level may have begun, with 95 % confidence.
  /// Where values are missing, the interval begins after the last one that was still good.
  public var first: Int
  public var last: Int
  /// The medians of the values before and after, as far as the neighbouring changes, in the unit
  /// of the series.
  public var before: Double
  public var after: Double
  /// How probable a change this clear would be in a series that has none.
  public var pValue: Double

  /// A change between the values of two indices, with what tells how clear it is.
  public init(
    index: Int, first: Int, last: Int, before: Double, after: Double, pValue: Double
  ) {
    self.index = index
    self.first = first
    self.last = last
    self.before = before
    self.after = after
    self.pValue = pValue
  }

  /// How many times the old level the new one is; nil where one is not positive.
  public var ratio: Double? { before > 0 && after > 0 ? after / before : nil }
}
