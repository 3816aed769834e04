import Statistics

/// Guesses what somebody meant to type.
enum Spelling {
  /// The known names in order of how near they are to a name, nearest first, at most so many.
  static func nearest(to name: String, among known: [String], limit: Int = 1) -> [String] {
    Array(ranked(known, by: name).prefix(limit).map(\.name))
  }

  /// Those of them alone that somebody may well have meant: that begin so, or of which no more than a
  /// third is other.
  ///
  /// `takingParts`: whether only a part of a name may have been typed.
  static func likely(
    for name: String, among known: [String], limit: Int = 3, takingParts: Bool = false
  ) -> [String] {
    let lower = name.lowercased()
    let begun = known.filter { !lower.isEmpty && $0.lowercased().hasPrefix(lower) }.sorted()
    let allowed = name.utf8.count < 4 ? 1 : max(2, name.utf8.count / 3)
    let near = ranked(known, by: name).filter { $0.distance <= allowed }
      .map(\.name).filter { !begun.contains($0) }
    let likely = Array((near.prefix(max(1, limit - begun.count)) + begun).prefix(limit))
    guard takingParts, likely.count < limit, (4...longest).contains(name.utf8.count) else {
      return likely
    }
    let wanted = Array(lower.utf8)
    let holding = known.prefix(mostSearched).map {
      (name: $0, distance: leastDistance(wanted, in: $0))
    }
    .filter { $0.distance <= max(1, wanted.count / 4) && !likely.contains($0.name) }
    .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
    return Array((likely + holding.map(\.name)).prefix(limit))
  }

  /// How far a word is from the part of a name that is nearest to it (Sellers, "The theory and computation of
  /// evolutionary distances: pattern recognition", 1980): the first row costs nothing, so that it begins anywhere.
  private static func leastDistance(_ wanted: [UInt8], in name: String) -> Int {
    var column = Array(0...wanted.count)
    var least = wanted.count
    for byte in name.lowercased().utf8.prefix(longest) {
      var diagonal = column[0]
      for row in 1...wanted.count {
        let replaced = diagonal + (wanted[row - 1] == byte ? 0 : 1)
        diagonal = column[row]
        column[row] = min(replaced, column[row] + 1, column[row - 1] + 1)
      }
      least = min(least, column[wanted.count])
    }
    return least
  }

  private static func ranked(_ known: [String], by name: String) -> [(name: String, distance: Int)]
  {
    let wanted = Array(name.lowercased().utf8.prefix(longest))
    return known.map { (name: $0, distance: distance(wanted, to: $0)) }
      .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
  }

  private static func distance(_ wanted: [UInt8], to name: String) -> Int {
    let bytes = Array(name.lowercased().utf8.prefix(longest))
    let most = max(wanted.count, bytes.count)
    return EditDistance.between(wanted, bytes, limit: most) ?? most
  }

  /// Of more names the others are not looked into.
  private static let mostSearched = 20_000
  /// Nobody types a longer name by hand.
  private static let longest = 256
}
