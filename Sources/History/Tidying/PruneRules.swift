/// Which runs of a store are to stay; the others become sums by day.
public struct PruneRules: Hashable, Sendable {
  /// The newest so many runs of each suite.
  public var newestRuns: Int?
  /// Those of so many days before the suite's newest run.
  public var days: Int?
  /// Of all, the oldest go until the store has no more than so many bytes.
  public var size: Int64?
  /// One suite alone.
  public var suite: String?
  /// The branch whose runs are baselines, and how many of each kind of machine and labels verdicts need.
  public var trunk: String
  public var baseline: Int

  /// Rules by which nothing goes yet.
  public init(trunk: String, baseline: Int) {
    self.trunk = trunk
    self.baseline = baseline
  }
}
