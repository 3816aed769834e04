import Statistics

/// Guesses what somebody meant to type.
enum Spelling {
  /// The known names in order of how near they are to a name, nearest first, at most so many.
  static func nearest(to name: String, among known: [String], limit: Int = 1) -> [String] {
    Array(ranked(known, by: name).prefix(limit).map(\.name))
  }

  /// Those of them alone that somebody may well have meant: that begin so, or of which no more than a
  /// third is other.
  static func likely(for name: String, among known: [String], limit: Int = 3) -> [String] {
    let lower = name.lowercased()
    let begun = known.filter { !lower.isEmpty && $0.lowercased().hasPrefix(lower) }.sorted()
    let allowed = name.utf8.count < 4 ? 1 : max(2, name.utf8.count / 3)
    let near = ranked(known, by: name).filter { $0.distance <= allowed }
      .map(\.name).filter { !begun.contains($0) }
    return Array((near.prefix(max(1, limit - begun.count)) + begun).prefix(limit))
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

  /// Nobody types a longer name by hand.
  private static let longest = 256
}
