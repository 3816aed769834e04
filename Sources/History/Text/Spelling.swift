/// Guesses what somebody meant to type.
public enum Spelling {
  /// The known names in order of how near they are to a name, nearest first, at most so many.
  public static func nearest(to name: String, among known: [String], limit: Int = 1) -> [String] {
    let wanted = Array(name.lowercased().utf8.prefix(64))
    let ranked = known.map { (name: $0, distance: distance(wanted, Array($0.lowercased().utf8))) }
      .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
    return ranked.prefix(limit).map(\.name)
  }

  /// The distance of Levenshtein: how many bytes are to be put in, taken out or changed.
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let substituted = diagonal + (x == y ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substituted, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[b.count]
  }
}
