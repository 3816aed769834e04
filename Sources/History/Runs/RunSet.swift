/// A set of runs by their places among the runs of a window, one bit each.
public struct RunSet: Hashable, Sendable {
  private var words: [UInt64] = []

  /// A set without runs.
  public init() {}

  /// How many runs it holds.
  public var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// The last of its runs; nil where it is empty.
  public var last: Int? {
    guard let index = words.lastIndex(where: { $0 != 0 }) else { return nil }
    return index << 6 + 63 - words[index].leadingZeroBitCount
  }

  /// Whether the run of a number is in it.
  public func contains(_ run: Int) -> Bool {
    let index = run >> 6
    return words.indices.contains(index) && words[index] & 1 << UInt64(run & 63) != 0
  }

  /// Adds a run; false where it was there already.
  @discardableResult
  public mutating func insert(_ run: Int) -> Bool {
    guard run >= 0, !contains(run) else { return false }
    let index = run >> 6
    if index >= words.count {
      words.append(contentsOf: repeatElement(0, count: index + 1 - words.count))
    }
    words[index] |= 1 << UInt64(run & 63)
    return true
  }

  /// Calls with each of its runs in ascending order.
  public func forEach(_ body: (Int) -> Void) {
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        body(index << 6 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
  }
}
