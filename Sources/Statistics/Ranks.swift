/// The ranks of a sample.
struct Ranks {
  /// For each value its rank from 1; equal values share the mean of their ranks.
  private(set) var mean: [Double]
  /// For each value the number, from 0, of its distinct value in ascending order.
  private(set) var dense: [Int]
  /// How often each distinct value occurs, in ascending order.
  private(set) var tieCounts: [Int]

  init(_ values: ArraySlice<Double>) {
    let values = Array(values)
    let order = values.indices.sorted { values[$0] < values[$1] }
    mean = Array(repeating: 0, count: values.count)
    dense = Array(repeating: 0, count: values.count)
    tieCounts = []
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      for position in start..<end {
        mean[order[position]] = Double(start + end + 1) / 2
        dense[order[position]] = tieCounts.count
      }
      tieCounts.append(end - start)
      start = end
    }
  }
}
