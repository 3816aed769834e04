/// Levenshtein's distance, cut off at a limit (Ukkonen, "Algorithms for approximate string
/// matching", 1985): only the diagonals within the limit are computed.
public enum EditDistance {
  /// How many bytes must be inserted, deleted or replaced to turn one into the other; nil where
  /// that is more than the limit. Costs O(limit × length).
  public static func between(_ a: [UInt8], _ b: [UInt8], limit: Int) -> Int? {
    guard limit >= 0, abs(a.count - b.count) <= limit else { return nil }
    if a == b { return 0 }
    let beyond = limit + 1
    var row = (0...b.count).map { min($0, beyond) }
    for i in 1..<(a.count + 1) {
      let first = max(1, i - limit)
      let last = min(b.count, i + limit)
      var diagonal = row[first - 1]
      row[first - 1] = first == 1 ? min(i, beyond) : beyond
      var best = row[first - 1]
      for j in stride(from: first, through: last, by: 1) {
        let above = j == i + limit ? beyond : row[j]
        let replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)
        diagonal = row[j]
        row[j] = min(replaced, above + 1, row[j - 1] + 1, beyond)
        best = min(best, row[j])
      }
      if best > limit { return nil }
    }
    return row[b.count] <= limit ? row[b.count] : nil
  }
}
