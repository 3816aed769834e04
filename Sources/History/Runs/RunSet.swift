/// A set of runs by their places among the runs of a window, one bit each.
public struct RunSet: Hashable, Sendable {
  /// The words before the one that is being filled: runs are mostly added in order.
  private var words: [UInt64] = []
  private var newest: UInt64 = 0

  /// A set without runs.
  public init() {}

  /// How many runs it holds.
  public var count: Int { words.reduce(newest.nonzeroBitCount) { $0 + $1.nonzeroBitCount } }

  /// The last of its runs; nil where it is empty.
  public var last: Int? {
    if newest != 0 { return words.count << 6 + 63 - newest.leadingZeroBitCount }
    guard let index = words.lastIndex(where: { $0 != 0 }) else { return nil }
    return index << 6 + 63 - words[index].leadingZeroBitCount
  }

  /// Whether the run of a number is in it.
  public func contains(_ run: Int) -> Bool {
    let index = run >> 6
    guard index >= 0, index <= words.count else { return false }
    return (index == words.count ? newest : words[index]) & 1 << UInt64(run & 63) != 0
  }

  /// Adds a run; false where it was there already.
  @discardableResult
  public mutating func insert(_ run: Int) -> Bool {
    guard run >= 0, !contains(run) else { return false }
    let index = run >> 6
    while index > words.count {
      words.append(newest)
      newest = 0
    }
    if index == words.count {
      newest |= 1 << UInt64(run & 63)
    } else {
      words[index] |= 1 << UInt64(run & 63)
    }
    return true
  }

  /// Calls with each of its runs in ascending order.
  public func forEach(_ body: (Int) -> Void) {
    for (index, word) in words.enumerated() { Self.forEach(of: word, at: index, body) }
    Self.forEach(of: newest, at: words.count, body)
  }

  private static func forEach(of word: UInt64, at index: Int, _ body: (Int) -> Void) {
    var rest = word
    while rest != 0 {
      body(index << 6 + rest.trailingZeroBitCount)
      rest &= rest - 1
    }
  }
}
