/// A line that GitHub's runner takes for a command (actions/toolkit, `command.ts`).
struct GitHubCommand: EscapedText {
  typealias StringInterpolation = EscapedInterpolation<GitHubCommand>

  let text: String

  init(verbatim text: String) { self.text = text }

  /// The text behind the last `::`.
  static func escaped(_ text: String) -> String {
    TerminalText.visibleLines(text).escapingScalars {
      switch $0 {
      case "%": "%25"
      case "\n": "%0A"
      default: nil
      }
    }
  }

  /// The value of a property, which a comma and a colon end too.
  static func property(_ text: String) -> String {
    escaped(text).escapingScalars {
      switch $0 {
      case ":": "%3A"
      case ",": "%2C"
      default: nil
      }
    }
  }
}

extension EscapedInterpolation<GitHubCommand> {
  mutating func appendInterpolation(property value: String) {
    text += GitHubCommand.property(value)
  }
}

extension String {
  /// The text with something else for some of its scalars.
  func escapingScalars(_ replacement: (Unicode.Scalar) -> String?) -> String {
    var result = ""
    for scalar in unicodeScalars {
      if let other = replacement(scalar) {
        result += other
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
