import Runners

/// What a file of a CI system says of how tests are run there.
struct CIScript {
  /// The commands of test runners in it, each as words, in its order.
  let commands: [[String]]
  /// Whether it records runs already.
  let hasLaptime: Bool
  /// The first thing that its matrix tells jobs apart by, such as `python-version`; nil where it has none.
  let dimension: String?

  /// Reads the text of a file, whatever its format: a command stands on a line, behind a key or a dash.
  init(_ text: String) {
    let lines = text.split(whereSeparator: \.isNewline)
    let parts = lines.flatMap(Self.parts)
    commands = parts.filter { RunnerList.runner(startedBy: $0) != nil }
    hasLaptime = lines.contains { $0.contains("laptime run") && !$0.trimmingSpaces.hasPrefix("#") }
    dimension = lines.lazy.compactMap(Self.dimension).first
  }

  /// The commands of a line; none that hold what a shell or the CI replaces, which mean something there alone.
  private static func parts(of line: Substring) -> [[String]] {
    var rest = line.trimmingSpaces[...]
    guard !rest.hasPrefix("#") else { return [] }
    while let key = keys.first(where: rest.hasPrefix) {
      rest = String(rest.dropFirst(key.count)).trimmingSpaces[...]
    }
    for quote in ["\"", "'"] where rest.hasPrefix(quote) && rest.hasSuffix(quote) && rest.count > 1
    {
      rest = rest.dropFirst().dropLast()
    }
    return rest.components(between: ["&&", ";"]).map { part in
      part.split(separator: " ").map(String.init)
    }.filter { words in
      !words.isEmpty && !words.contains { $0.contains(where: special.contains) }
    }
  }

  /// What stands before a command in the files of CI systems.
  private static let keys = [
    "- ", "run:", "script:", "command:", "bash:", "before_script:", "sh ", "commands:",
  ]

  private static let special: Set<Character> = [
    "$", "|", "<", ">", "`", "{", "}", "*", "\"", "'", "\\",
  ]

  private static func dimension(of line: Substring) -> String? {
    line.firstMatch(of: /\$\{\{\s*matrix\.([A-Za-z0-9_-]+)/).map { String($0.1) }
  }
}

extension Substring {
  /// What stands between marks.
  fileprivate func components(between marks: [String]) -> [Substring] {
    marks.reduce([self]) { parts, mark in parts.flatMap { $0.split(separator: mark) } }
  }
}
