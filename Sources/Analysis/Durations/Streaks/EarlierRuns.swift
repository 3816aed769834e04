/// The runs before the one that is judged, as far as they can tell of a slow test.
public struct EarlierRuns: Sendable {
  /// Whether the run is of the branch that the baseline is of: a slow test of the baseline's newest runs is its
  /// own then, and else that of the trunk.
  public var areOfTrunk: Bool
  /// Runs of the same branch or source that are newer than the baseline or not in it, the oldest first: seconds
  /// by test, NaN where it did not pass.
  public var others: [[Double]]
  /// By run of the baseline and then of the others: whether it is one of its own, and no further go at the
  /// source of the run after it within the hour.
  public var isOfItsOwn: [Bool]

  /// What the runs before tell; each list has the oldest run first.
  public init(areOfTrunk: Bool, others: [[Double]] = [], isOfItsOwn: [Bool]) {
    self.areOfTrunk = areOfTrunk
    self.others = others
    self.isOfItsOwn = isOfItsOwn
  }
}
