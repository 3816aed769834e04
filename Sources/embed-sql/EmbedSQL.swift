import Foundation

/// Writes a Swift file that holds the SQL files of some folders as text.
///
/// usage: embed-sql OUTPUT.swift FOLDER…
@main
struct EmbedSQL {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let output = arguments.first else { return }
    var text = "/// The SQL files of the project, by folder: name without ending, and text.\n"
    text += "enum SQLFiles {\n"
    for folder in arguments.dropFirst().map({ URL(fileURLWithPath: $0) }) {
      let files = try FileManager.default.contentsOfDirectory(
        at: folder, includingPropertiesForKeys: nil
      ).filter { $0.pathExtension == "sql" }.sorted { $0.path < $1.path }
      let list = folder.lastPathComponent.lowercased()
      text += "  static let \(list): [(name: String, text: String)] = [\n"
      for file in files {
        let name = file.deletingPathExtension().lastPathComponent
        text += "    (#\"\(name)\"#, ####\"\"\"\n"
        text += try String(contentsOf: file, encoding: .utf8)
        text += "\n\"\"\"####),\n"
      }
      text += "  ]\n"
    }
    text += "}\n"
    try text.write(toFile: output, atomically: true, encoding: .utf8)
  }
}
