import Foundation

/// Writes a Swift file that holds the SQL files of some folders as text.
///
/// usage: embed-sql OUTPUT.swift FOLDER…
@main
struct EmbedSQL {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let output = arguments.first else { return }
    var text = "/// The SQL files of the project by folder: path without ending, and text.\n"
    text += "enum SQLFiles {\n"
    for folder in arguments.dropFirst() {
      let list = URL(fileURLWithPath: folder).lastPathComponent.lowercased()
      text += "  static let \(list): [(name: String, text: String)] = [\n"
      let paths = FileManager.default.subpaths(atPath: folder) ?? []
      for path in paths.filter({ $0.hasSuffix(".sql") }).sorted() {
        text += "    (#\"\(path.dropLast(4))\"#, ####\"\"\"\n"
        text += try String(contentsOfFile: folder + "/" + path, encoding: .utf8)
        text += "\n\"\"\"####),\n"
      }
      text += "  ]\n"
    }
    text += "}\n"
    try text.write(toFile: output, atomically: true, encoding: .utf8)
  }
}
