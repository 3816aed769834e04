/// Where the keys of a TOML document stand. The parser gives places only for what is no TOML, so this
/// finds the keys of a document that it has accepted.
struct TOMLPlaces {
  private var places: [[String]: ConfigurationError.Place] = [:]

  init(_ text: String) {
    var table: [String] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      var scanner = Scanner(line: line, number: index + 1)
      scanner.skipSpaces()
      if scanner.skip("[") {
        _ = scanner.skip("[")
        table = []
        note(&scanner, under: &table)
      } else {
        readPairs(&scanner, under: table)
      }
    }
  }

  /// The place of the key of a path, or of the nearest table above it that has one.
  func place(of path: [String]) -> ConfigurationError.Place? {
    path.indices.reversed().lazy.compactMap { places[Array(path[...$0])] }.first
  }

  /// `key = value`, and inside `{ … }` the same again.
  private mutating func readPairs(_ scanner: inout Scanner, under table: [String]) {
    var path = table
    note(&scanner, under: &path)
    scanner.skipSpaces()
    guard path.count > table.count, scanner.skip("=") else { return }
    scanner.skipSpaces()
    guard scanner.skip("{") else { return }
    repeat {
      scanner.skipSpaces()
      readPairs(&scanner, under: path)
    } while scanner.skipTo(",")
  }

  /// Reads a dotted key and notes each of its parts.
  private mutating func note(_ scanner: inout Scanner, under path: inout [String]) {
    repeat {
      scanner.skipSpaces()
      let place = scanner.place
      guard let part = scanner.key() else { return }
      path.append(part)
      if places[path] == nil { places[path] = place }
      scanner.skipSpaces()
    } while scanner.skip(".")
  }

  /// Reads marks and keys off the front of a line.
  private struct Scanner {
    private let line: Substring
    private var rest: Substring
    private let number: Int

    init(line: Substring, number: Int) {
      self.line = line
      self.number = number
      rest = line
    }

    var place: ConfigurationError.Place {
      ConfigurationError.Place(
        line: number, column: line.distance(from: line.startIndex, to: rest.startIndex) + 1)
    }

    mutating func skipSpaces() { rest = rest.drop { $0 == " " || $0 == "\t" } }

    mutating func skip(_ mark: Character) -> Bool {
      guard rest.first == mark else { return false }
      rest.removeFirst()
      return true
    }

    /// Goes behind the next such mark that stands outside quotes.
    mutating func skipTo(_ mark: Character) -> Bool {
      var quote: Character?
      while let character = rest.popFirst() {
        if let open = quote {
          if character == open { quote = nil }
        } else if character == "\"" || character == "'" {
          quote = character
        } else if character == mark {
          return true
        }
      }
      return false
    }

    mutating func key() -> String? {
      if let quote = rest.first, quote == "\"" || quote == "'" {
        rest.removeFirst()
        let name = rest.prefix { $0 != quote }
        rest = rest.dropFirst(name.count + 1)
        return String(name)
      }
      let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
      rest = rest.dropFirst(name.count)
      return name.isEmpty ? nil : String(name)
    }
  }
}
