/// A place in a statement that a value is to stand in.
struct StatementPlace: Hashable, Sendable {
  var name: String
  var type: String

  /// A statement as pieces: a text, and the place behind it where there is one.
  static func pieces(of sql: String) -> [(text: Substring, place: StatementPlace?)] {
    var pieces: [(Substring, StatementPlace?)] = []
    var rest = sql[...]
    var from = rest.startIndex
    while let open = rest[from...].firstIndex(of: "{") {
      from = rest.index(after: open)
      guard let close = rest[from...].firstIndex(of: "}") else { break }
      let parts = rest[from..<close].split(separator: ":").map(String.init)
      let isPlace = parts.allSatisfy { $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } }
      guard parts.count == 2, isPlace else { continue }
      pieces.append((rest[..<open], StatementPlace(name: parts[0], type: parts[1])))
      rest = rest[rest.index(after: close)...]
      from = rest.startIndex
    }
    return pieces + [(rest, nil)]
  }

  /// A statement with the values in their places; what has none stays as it is, which no server takes.
  static func filled(_ sql: String, _ values: [String: StatementValue]) -> String {
    pieces(of: sql).map { text, place in
      guard let place else { return String(text) }
      return text + (values[place.name]?.literal ?? "{\(place.name):\(place.type)}")
    }.joined()
  }
}
