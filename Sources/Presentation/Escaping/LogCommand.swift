/// What a CI takes for a command wherever it reads it in a log, whoever wrote it there.
///
/// GitHub's runner takes `::error::` at the start of a line and `##[error]` anywhere in one, the agents of
/// Azure and TeamCity `##vso[` and `##teamcity[`.
enum LogCommand {
  private static let anywhere = ["##[", "##vso[", "##teamcity["].map { Array($0.unicodeScalars) }

  /// The commands of GitHub's runner. Other words between colons are C++.
  private static let words = [
    "error", "warning", "notice", "debug", "group", "endgroup", "add-mask", "add-matcher",
    "remove-matcher", "set-output", "save-state", "set-env", "add-path", "stop-commands", "echo",
    "internal-set-repo-path",
  ].map { Array("::\($0)".unicodeScalars) }

  /// Whether a text may hold one, seen quickly.
  static func mayBe(in text: String) -> Bool {
    var before: UInt8 = 0
    for byte in text.utf8 {
      if byte == before, byte == UInt8(ascii: "#") || byte == UInt8(ascii: ":") { return true }
      before = byte
    }
    return false
  }

  /// Whether one begins at this place. A word may come to begin a line, where a text is wrapped.
  static func begins(at index: String.Index, in text: String) -> Bool {
    let rest = text.unicodeScalars[index...]
    if rest.first == "#" { return anywhere.contains { has(rest, $0) != nil } }
    guard rest.first == ":", beginsWord(at: index, in: text) else { return false }
    return words.contains { word in
      guard let after = has(rest, word) else { return false }
      return after.first == " " || after.starts(with: "::".unicodeScalars)
    }
  }

  private static func beginsWord(at index: String.Index, in text: String) -> Bool {
    guard index > text.startIndex else { return true }
    let scalars = text.unicodeScalars
    return scalars[scalars.index(before: index)].properties.isWhitespace
  }

  /// What follows a word in any letters, at the start of a text; nil where it does not begin so.
  private static func has(
    _ text: Substring.UnicodeScalarView, _ word: [Unicode.Scalar]
  ) -> Substring.UnicodeScalarView? {
    var rest = text
    for scalar in word {
      guard let first = rest.popFirst(), first.properties.lowercaseMapping == String(scalar) else {
        return nil
      }
    }
    return rest
  }
}
