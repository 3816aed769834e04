/// Names cut to a width so that two that differ never look the same.
struct DistinctNames {
  /// By name: what it is cut to.
  let cut: [String: String]

  /// `columns`: how wide a name may be at the most.
  init(_ names: some Sequence<String>, to columns: Int) {
    let names = Set(names)
    var cut = Dictionary(
      uniqueKeysWithValues: names.map { ($0, TerminalText.shortened($0, to: columns)) })
    // The beginning goes next, which files and classes share; then all but where a name begins to be its own.
    for attempt in [Self.ends, Self.ownParts] {
      let alike = Self.alike(cut)
      guard !alike.isEmpty else { break }
      cut.merge(attempt(alike, columns)) { $1 }
    }
    let alike = Self.alike(cut)
    for (number, name) in alike.sorted().enumerated() {
      let mark = "~\(number + 1)"
      cut[name] = TerminalText.shortened(name, to: max(1, columns - mark.utf8.count)) + mark
    }
    self.cut = cut
  }

  /// The names that look like another one.
  private static func alike(_ cut: [String: String]) -> [String] {
    Dictionary(grouping: cut.keys) { cut[$0] ?? "" }.values.filter { $0.count > 1 }.flatMap(\.self)
  }

  private static func ends(_ names: [String], to columns: Int) -> [String: String] {
    Dictionary(uniqueKeysWithValues: names.map { ($0, TerminalText.end(of: $0, columns: columns)) })
  }

  /// Each name around the character that tells it from its neighbours in the order of the alphabet.
  private static func ownParts(_ names: [String], to columns: Int) -> [String: String] {
    let sorted = names.sorted().map(Array.init)
    func shared(_ a: Int, _ b: Int) -> Int {
      guard sorted.indices.contains(a), sorted.indices.contains(b) else { return 0 }
      return zip(sorted[a], sorted[b]).prefix { $0 == $1 }.count
    }
    var parts: [String: String] = [:]
    for place in sorted.indices {
      let name = sorted[place]
      let own = max(shared(place - 1, place), shared(place, place + 1))
      let start = max(0, min(own - columns / 3, name.count))
      let rest = (start > 0 ? "…" : "") + String(name[start...])
      parts[String(name)] = TerminalText.cut(rest, to: columns)
    }
    return parts
  }
}
