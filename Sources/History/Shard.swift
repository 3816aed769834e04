/// One part of a run that is spread over machines.
public struct Shard: Hashable, Sendable {
  /// Counted from 1.
  public var index: Int
  public var total: Int

  public init(index: Int, total: Int) {
    self.index = index
    self.total = total
  }
}
