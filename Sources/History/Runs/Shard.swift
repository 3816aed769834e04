/// Which part of a run this is; a run that was not split is part 1 of 1.
public struct Shard: Hashable, Sendable {
  /// Counted from 1.
  public var index: Int
  public var total: Int

  /// One of `total` parts, from 1; the whole run where nothing is said.
  public init(index: Int = 1, total: Int = 1) {
    self.index = index
    self.total = total
  }

  /// Reads `I/N` with 1 ≤ I ≤ N ≤ 10,000; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let index = Int(parts[0]), let total = Int(parts[1]),
      (1...10_000).contains(total), (1...total).contains(index)
    else { return nil }
    self.index = index
    self.total = total
  }
}
