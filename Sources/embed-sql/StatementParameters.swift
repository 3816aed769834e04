/// The names of what is bound to a statement before it is run.
struct StatementParameters {
  /// Without the colon, in the order in which SQLite numbers them, from 1: as they stand first in the text.
  let names: [String]

  init(of statement: NamedStatement) {
    var (names, rest) = ([String](), statement.text[...])
    while let first = rest.popFirst() {
      if first == "-", rest.first == "-" {
        rest = rest.drop { $0 != "\n" }
      } else if first == "'" || first == "\"" {
        rest = rest.drop { $0 != first }.dropFirst()
      } else if first == ":" {
        let name = String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
        if !name.isEmpty, !names.contains(name) { names.append(name) }
      }
    }
    self.names = names
  }
}
