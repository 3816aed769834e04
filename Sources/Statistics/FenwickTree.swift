/// Sums over the first places of a list whose entries grow one by one, each in O(log n).
///
/// Fenwick, "A New Data Structure for Cumulative Frequency Tables", Software: Practice and
/// Experience 24 (1994).
struct FenwickTree {
  private var sums: [Double]

  /// A list of so many zeros.
  init(count: Int) { sums = Array(repeating: 0, count: count + 1) }

  /// Adds to the entry at a place.
  mutating func add(_ amount: Double, at place: Int) {
    var node = place + 1
    while node < sums.count {
      sums[node] += amount
      node += node & -node
    }
  }

  /// The sum of the entries before a place.
  func sum(before place: Int) -> Double {
    var node = place
    var sum = 0.0
    while node > 0 {
      sum += sums[node]
      node &= node - 1
    }
    return sum
  }
}
