import Statistics

/// Guesses what somebody meant to type.
enum Spelling {
  /// The known names in order of how near they are to a name, nearest first, at most so many.
  static func nearest(to name: String, among known: [String], limit: Int = 1) -> [String] {
    let wanted = Array(name.lowercased().utf8.prefix(64))
    func distance(_ name: String) -> Int {
      let bytes = Array(name.lowercased().utf8)
      let most = max(wanted.count, bytes.count)
      return EditDistance.between(wanted, bytes, limit: most) ?? most
    }
    let ranked = known.map { (name: $0, distance: distance($0)) }
      .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
    return ranked.prefix(limit).map(\.name)
  }
}
