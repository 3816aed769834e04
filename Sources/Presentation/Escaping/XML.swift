/// XML 1.0, in which a text of strangers stands between tags or in a quoted attribute.
struct XML: EscapedText {
  typealias StringInterpolation = EscapedInterpolation<XML>

  let text: String

  init(verbatim text: String) { self.text = text }

  static func escaped(_ text: String) -> String {
    // What XML cannot hold at all is a control character, and shown.
    TerminalText.visibleLines(text).escapingScalars { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "'": "&#39;"
      case "\n": "&#10;"
      case _ where scalar.value & 0xfffe == 0xfffe || (0xfdd0...0xfdef).contains(scalar.value):
        "\u{fffd}"
      default: nil
      }
    }
  }
}
