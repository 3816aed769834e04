/// The names of the columns that a statement gives.
struct StatementColumns {
  /// In order; empty where the statement gives no rows, one column without a name, or all of a table.
  let names: [String]

  /// Reads them from the outermost `SELECT`, or from `RETURNING`. A column goes by its `AS`, else by the name that
  /// the whole of it is.
  ///
  /// - Throws: `EmbedSQLError` where one of several columns has no name, or two have the same.
  init(of statement: NamedStatement) throws {
    let columns = Self.list(of: Self.words(of: statement.text))
    let isNamed = columns.allSatisfy { $0.last.map(Self.isName) == true && Self.isNamed($0) }
    guard !columns.isEmpty, columns.count > 1 || isNamed,
      !columns.contains(where: { $0.last == "*" })
    else {
      names = []
      return
    }
    names = try columns.enumerated().map { place, words in
      guard let last = words.last, Self.isName(last), Self.isNamed(words) else {
        throw EmbedSQLError(
          "\(statement.name): column \(place + 1) has no name; write AS before one")
      }
      return String(last)
    }
    guard Set(names).count == names.count else {
      throw EmbedSQLError("\(statement.name): two columns have one name")
    }
  }

  /// Whether the last word is the name of the whole: `name`, `t.name` or `… AS name`.
  private static func isNamed(_ words: [Substring]) -> Bool {
    switch words.count {
    case 1: true
    case 3 where words[1] == ".": true
    default: words.dropLast().last?.uppercased() == "AS"
    }
  }

  private static func isName(_ word: Substring) -> Bool {
    word.first?.isLetter == true && word.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
  }

  /// The words of each column of the list.
  private static func list(of words: [Substring]) -> [[Substring]] {
    let isWriting = words.contains { ["INSERT", "UPDATE", "DELETE"].contains($0.uppercased()) }
    let mark = isWriting ? "RETURNING" : "SELECT"
    guard let start = words.firstIndex(where: { $0.uppercased() == mark }) else { return [] }
    let ends: Set = ["FROM", "WHERE", "UNION", "ORDER", "LIMIT", ";"]
    let list = words[(start + 1)...].prefix { !ends.contains($0.uppercased()) }
      .drop { $0.uppercased() == "DISTINCT" }
    return list.split(separator: ",").map(Array.init)
  }

  /// The words and signs of a statement that stand in no parentheses; such a group is one empty word.
  private static func words(of text: String) -> [Substring] {
    var words: [Substring] = []
    var depth = 0
    var rest = text[...]
    while let first = rest.first {
      if rest.hasPrefix("--") {
        rest = rest.drop { $0 != "\n" }
        continue
      }
      var end = rest.index(after: rest.startIndex)
      if first == "'" || first == "\"" {
        end = rest[end...].firstIndex(of: first).map { rest.index(after: $0) } ?? rest.endIndex
      } else if first.isLetter || first.isNumber || first == "_" {
        end = rest.firstIndex { !($0.isLetter || $0.isNumber || $0 == "_") } ?? rest.endIndex
      }
      if first == ")" { depth -= 1 }
      if depth == 0, !first.isWhitespace, first != "(" {
        words.append(first == ")" ? "" : rest[..<end])
      }
      if first == "(" { depth += 1 }
      rest = rest[end...]
    }
    return words
  }
}
