import Foundation

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
