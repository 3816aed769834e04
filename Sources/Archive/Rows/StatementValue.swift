/// A value that stands in a statement of ClickHouse in place of `{name:Type}`: old servers know no parameters, so that
/// each is spelt here, by its type.
public enum StatementValue: Hashable, Sendable {
  case text(String)
  case texts([String])
  case unsigned(UInt64)
  case unsigneds([UInt64])
  case integer(Int64)
  /// The name of a table or of columns, which have letters, digits and underscores alone.
  case names([String])

  /// As a statement has it.
  var literal: String {
    switch self {
    case .text(let text): Self.quoted(text)
    case .texts(let texts):
      "(\(texts.isEmpty ? "''" : texts.map(Self.quoted).joined(separator: ", ")))"
    case .unsigned(let number): "\(number)"
    case .unsigneds(let numbers):
      "(\(numbers.isEmpty ? "0" : numbers.map(String.init).joined(separator: ", ")))"
    // A sign beside a minus would begin a comment.
    case .integer(let number): number < 0 ? "(\(number))" : "\(number)"
    case .names(let names): names.map { "`\($0.filter(Self.isNamed))`" }.joined(separator: ", ")
    }
  }

  private static func isNamed(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || character == "_")
  }

  /// Every version reads these escapes alike; all other bytes stand as they are.
  private static func quoted(_ text: String) -> String {
    var quoted = "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "'": quoted += "\\'"
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case "\0": quoted += "\\0"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "'"
  }
}

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
