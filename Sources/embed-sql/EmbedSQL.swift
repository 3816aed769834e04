import Foundation

/// Writes a Swift file that holds the SQL files of the project as text.
///
/// usage: embed-sql OUTPUT.swift MIGRATIONS QUERIES STATEMENTS [TYPE]
///
/// With a type the statements are constants of it, made of their names and texts; else also of their columns.
@main
struct EmbedSQL {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard (4...5).contains(arguments.count), let output = arguments.first else {
      throw EmbedSQLError("usage: embed-sql OUTPUT.swift MIGRATIONS QUERIES STATEMENTS [TYPE]")
    }
    let folders = arguments.dropFirst().prefix(3).map(SQLFolder.init)
    let type = arguments.count == 5 ? arguments.last : nil
    var text = "/// The SQL files of the project: name without ending, and text.\nenum SQLFiles {\n"
    text += try list("migrations", of: folders[0]) + list("queries", of: folders[1]) + "}\n\n"
    text += try type.map { try texts(of: folders[2], as: $0) } ?? constants(of: folders[2])
    try text.write(toFile: output, atomically: true, encoding: .utf8)
  }

  private static func list(_ name: String, of folder: SQLFolder) throws -> String {
    let files = try folder.files()
    return "  static let \(name): [(name: String, text: String)] = [\n"
      + files.map { "    (\(literal($0.name)), \(block($0.text))),\n" }.joined() + "  ]\n"
  }

  private static func statements(of folder: SQLFolder) throws -> [NamedStatement] {
    try folder.files().flatMap { file in
      try NamedStatement.all(of: file.text, file: file.name + ".sql")
    }
  }

  private static func texts(of folder: SQLFolder, as type: String) throws -> String {
    let constants = try statements(of: folder).map { statement in
      "  static let \(statement.name) = \(type)(\n"
        + "    \(literal(statement.name)), \(block(statement.text)))\n"
    }
    return "extension \(type) {\n\(constants.joined())}\n"
  }

  private static func constants(of folder: SQLFolder) throws -> String {
    let statements = try statements(of: folder)
    var text = "extension EmbeddedStatement {\n"
    for statement in statements {
      text += "  static let \(statement.name) = EmbeddedStatement(\n"
      text += "    \(literal(statement.name)), \(block(statement.text)),\n"
      text += "    columns: \(try StatementColumns(of: statement).names))\n"
    }
    let names = statements.map { "    \($0.name),\n" }.joined()
    text += "  static let all: [EmbeddedStatement] = [\n\(names)  ]\n}\n\n"
    return try text + columns(of: statements) + parameters(of: statements)
  }

  /// Where the columns of each statement stand, so that a reader names them and a misspelt one does not compile.
  private static func columns(of statements: [NamedStatement]) throws -> String {
    var text = "enum Columns {\n"
    for statement in statements {
      let names = try StatementColumns(of: statement).names
      guard !names.isEmpty else { continue }
      text += "  enum \(type(of: statement)) {\n"
      for (place, name) in names.enumerated() {
        text += "    static let `\(identifier(name))`: Int32 = \(place)\n"
      }
      text += "  }\n"
    }
    return text + "}\n\n"
  }

  /// At which position each parameter is bound, for what is bound row by row.
  private static func parameters(of statements: [NamedStatement]) -> String {
    var text = "enum Parameters {\n"
    for statement in statements {
      let names = StatementParameters(of: statement).names
      guard !names.isEmpty else { continue }
      text += "  enum \(type(of: statement)) {\n"
      for (place, name) in names.enumerated() {
        text += "    static let `\(identifier(name))`: Int32 = \(place + 1)\n"
      }
      text += "  }\n"
    }
    return text + "}\n"
  }

  /// What the type is called that has the names of a statement.
  private static func type(of statement: NamedStatement) -> String {
    statement.name.prefix(1).uppercased() + statement.name.dropFirst()
  }

  /// `started_at` as Swift spells it.
  private static func identifier(_ column: String) -> String {
    let words = column.split(separator: "_")
    return (words.first.map(String.init) ?? "")
      + words.dropFirst().map { $0 == "id" ? "ID" : $0.prefix(1).uppercased() + $0.dropFirst() }
      .joined()
  }

  private static func literal(_ text: String) -> String { "#\"\(text)\"#" }

  private static func block(_ text: String) -> String { "####\"\"\"\n\(text)\n\"\"\"####" }
}

/// Why the files cannot be embedded.
struct EmbedSQLError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// A folder of SQL files.
struct SQLFolder {
  let path: String

  /// The files in order: name without ending, and text.
  func files() throws -> [(name: String, text: String)] {
    let names = try FileManager.default.contentsOfDirectory(atPath: path)
    return try names.filter { $0.hasSuffix(".sql") }.sorted().map { name in
      (String(name.dropLast(4)), try String(contentsOfFile: path + "/" + name, encoding: .utf8))
    }
  }
}
