public import History

/// Walks through lists of tests that ascend, without a look-up for each test.
public enum AscendingTests {
  /// All that are in one of two lists, in ascending order.
  public static func union(_ a: [TestID], _ b: [TestID]) -> [TestID] {
    if a == b { return a }
    var union: [TestID] = []
    union.reserveCapacity(max(a.count, b.count))
    var (i, j) = (0, 0)
    while i < a.count || j < b.count {
      let next = i == a.count ? b[j] : j == b.count ? a[i] : min(a[i], b[j])
      union.append(next)
      if i < a.count && a[i] == next { i += 1 }
      if j < b.count && b[j] == next { j += 1 }
    }
    return union
  }

  /// Calls with the place of each of some tests among all of them.
  public static func align(
    _ some: [TestID], with all: [TestID], _ body: (_ row: Int, _ index: Int) -> Void
  ) {
    var row = 0
    for (index, test) in some.enumerated() {
      while row < all.count && all[row] < test { row += 1 }
      if row < all.count && all[row] == test { body(row, index) }
    }
  }
}
