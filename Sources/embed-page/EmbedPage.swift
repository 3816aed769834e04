import Foundation

/// Writes a Swift file that holds the script and the style of the report page as text.
///
/// usage: embed-page OUTPUT.swift NAME=FOLDER…
@main
struct EmbedPage {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let output = arguments.first else {
      throw EmbedPageError("usage: embed-page OUTPUT.swift NAME=FOLDER…")
    }
    var text =
      "/// The sources of the report page, by folder: the files in the order of their names.\n"
    text += "enum PageFiles {\n"
    for argument in arguments.dropFirst() {
      let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { throw EmbedPageError("\(argument): NAME=FOLDER is wanted") }
      text += "  static let \(parts[0]) = [\n\(try entries(of: parts[1]))  ]\n"
    }
    try (text + "}\n").write(toFile: output, atomically: true, encoding: .utf8)
  }

  private static func entries(of folder: String) throws -> String {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".js") || $0.hasSuffix(".css") }.sorted()
    return try files.map { file in
      let text = try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
      // Either would end the element that the text stands in.
      guard !text.contains("</"), !text.contains("<!--") else {
        throw EmbedPageError("\(file): neither </ nor <!-- may stand in it")
      }
      return "    ####\"\"\"\n\(text)\n\"\"\"####,\n"
    }.joined()
  }
}

/// Why the files cannot be embedded.
struct EmbedPageError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
