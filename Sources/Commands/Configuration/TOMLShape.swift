/// Finds the mistakes in a TOML document that end the program inside the library that reads it, where they should
/// be told: a name, a value or a time of day that is missing where one must stand.
///
/// What else is wrong the library says itself, so that nothing is looked at behind it.
struct TOMLShape {
  /// What is missing, and where.
  struct Fault: Error {
    var place: ConfigurationError.Place
    var reason: String
  }

  /// Something is wrong that the library tells.
  private struct Elsewhere: Error {}

  /// Of values in values; the library takes fewer.
  private static let deepest = 300

  private let text: [Unicode.Scalar]
  private var index = 0

  /// - Throws: `Fault` for the first mistake of that kind.
  static func check(_ text: String) throws(Fault) {
    var shape = TOMLShape(text: Array(text.unicodeScalars))
    // The library takes a text to end there, and the rest of the policy would count for nothing.
    if let end = shape.text.firstIndex(of: "\0") {
      shape.index = end
      throw shape.fault("a NUL character")
    }
    do {
      try shape.document()
    } catch let fault as Fault {
      throw fault
    } catch {}
  }

  private init(text: [Unicode.Scalar]) { self.text = text }

  private var next: Unicode.Scalar? { index < text.count ? text[index] : nil }

  private func fault(_ reason: String) -> Fault {
    let before = text[..<index]
    let start = before.lastIndex(of: "\n").map { $0 + 1 } ?? 0
    return Fault(
      place: .init(line: before.count { $0 == "\n" } + 1, column: index - start + 1), reason: reason
    )
  }

  private mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard next == mark else { return false }
    index += 1
    return true
  }

  private mutating func skip(while isSkipped: (Unicode.Scalar) -> Bool) {
    while let scalar = next, isSkipped(scalar) { index += 1 }
  }

  private mutating func skipSpaces() { skip { $0 == " " || $0 == "\t" } }

  private mutating func skipComment() {
    if next == "#" { skip { $0 != "\n" } }
  }

  private mutating func document() throws {
    if next == "\u{feff}" { index += 1 }
    while next != nil {
      skipSpaces()
      if next == "[" { try header() } else if !isAtLineEnd { try pair(0) }
      skipSpaces()
      skipComment()
      _ = take("\r")
      guard next == nil || take("\n") else { throw Elsewhere() }
    }
  }

  private var isAtLineEnd: Bool {
    next.map { "\r\n#".unicodeScalars.contains($0) } ?? true
  }

  private mutating func header() throws {
    _ = take("[")
    let isList = take("[")
    try key()
    guard take("]"), !isList || take("]") else { throw Elsewhere() }
  }

  private mutating func key() throws {
    repeat {
      skipSpaces()
      if next == "\"" || next == "'" {
        try string()
      } else {
        let start = index
        skip {
          $0.properties.isAlphabetic || $0.properties.numericType != nil
            || "-_".unicodeScalars.contains($0)
        }
        if index == start { throw fault("a name must stand here") }
      }
      skipSpaces()
    } while take(".")
  }

  private mutating func pair(_ depth: Int) throws {
    try key()
    guard take("=") else { throw Elsewhere() }
    skipSpaces()
    try value(depth)
  }

  private mutating func value(_ depth: Int) throws {
    guard depth < Self.deepest else { throw Elsewhere() }
    switch next {
    case nil: throw Elsewhere()
    case "\r", "\n", "#", ",", "]", "}": throw fault("a value must stand here")
    case "\"", "'": try string()
    case "[":
      index += 1
      try list(depth)
    case "{":
      index += 1
      try table(depth)
    default: try word()
    }
  }

  private mutating func list(_ depth: Int) throws {
    while true {
      skipLines()
      if take("]") { return }
      try value(depth + 1)
      skipLines()
      guard take(",") else {
        guard take("]") else { throw Elsewhere() }
        return
      }
    }
  }

  private mutating func skipLines() {
    while let scalar = next, " \t\r\n#".unicodeScalars.contains(scalar) {
      skipComment()
      if next != nil { index += 1 }
    }
  }

  private mutating func table(_ depth: Int) throws {
    skipSpaces()
    if take("}") { return }
    repeat {
      try pair(depth + 1)
      skipSpaces()
    } while take(",")
    guard take("}") else { throw Elsewhere() }
  }

  /// A number, a date or a word.
  private mutating func word() throws {
    let start = index
    skip { !" \t\r\n#,]}=".unicodeScalars.contains($0) }
    let word = text[start..<index]
    guard word.count > 10, word.prefix(4).allSatisfy(Self.isDigit), word[start + 4] == "-",
      word[start + 10] == "T" || word[start + 10] == "t"
    else { return }
    guard word.count > 11, Self.isDigit(word[start + 11]) else {
      index = start + 11
      throw fault("a time of day must stand here")
    }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { "0"..."9" ~= scalar }

  private mutating func string() throws {
    guard let quote = next else { return }
    let isLong = index + 2 < text.count && text[index + 1] == quote && text[index + 2] == quote
    index += isLong ? 3 : 1
    while let scalar = next {
      index += 1
      if scalar == "\\", quote == "\"" {
        index += 1
      } else if scalar == "\n", !isLong {
        throw Elsewhere()
      } else if scalar == quote {
        guard isLong else { return }
        guard index + 1 < text.count, text[index] == quote, text[index + 1] == quote else {
          continue
        }
        index += 2
        // Two more belong to the text.
        for _ in 0..<2 where next == quote { index += 1 }
        return
      }
    }
    throw Elsewhere()
  }
}
