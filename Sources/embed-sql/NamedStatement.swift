/// A statement of a file that holds several, each below a line `-- name: addRun`.
struct NamedStatement {
  private static let mark = "-- name: "

  var name: String
  var text: String

  /// The statements of a file; comments may stand before the first.
  static func all(of text: String, file: String) throws -> [NamedStatement] {
    var found: [NamedStatement] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let place = "\(file):\(index + 1)"
      if line.hasPrefix(mark) {
        found.append(
          try NamedStatement(name: identifier(line.dropFirst(mark.count), place), text: ""))
      } else if let last = found.indices.last {
        found[last].text += line + "\n"
      } else if !line.isEmpty && !line.hasPrefix("--") {
        throw EmbedSQLError("\(place): a statement without a name; \(mark)… stands above it")
      }
    }
    for index in found.indices {
      while found[index].text.hasSuffix("\n\n") { found[index].text.removeLast() }
    }
    return found
  }

  private static func identifier(_ text: Substring, _ place: String) throws -> String {
    let isName = text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    guard let first = text.first, first.isLowercase, isName else {
      throw EmbedSQLError("\(place): \(text) is no name of a statement, as addRun is")
    }
    return String(text)
  }
}
