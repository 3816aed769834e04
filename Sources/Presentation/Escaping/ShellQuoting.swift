/// Text of strangers as one word of a shell, so that a command that is shown can be typed as it is.
public struct ShellQuoting: EscapedText {
  public typealias StringInterpolation = EscapedInterpolation<ShellQuoting>

  public let text: String

  /// A text that is one word of a shell, or several, as it stands.
  public init(verbatim text: String) { self.text = text }

  public static func escaped(_ text: String) -> String { word(text) }

  /// The text as it is where a shell has no other meaning for it, else in single quotes; what must not
  /// reach a terminal is written in the escapes of `$'…'`.
  public static func word(_ text: String) -> String {
    let plain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "_-./:=@%+,".utf8.contains(byte)
      }
    }
    let isVisible = TerminalText.visible(text) == text
    if plain && isVisible && !text.isEmpty { return text }
    if isVisible {
      // Scalars, not characters: an apostrophe with an accent on it is an apostrophe to a shell.
      return "'" + text.unicodeScalars.map { $0 == "'" ? #"'\''"# : String($0) }.joined() + "'"
    }
    let word = inEscapes(text)
    // Between its quotes a CI may still find what it takes for a command.
    return TerminalText.visible(word) == word ? word : inEscapes(text, withMarks: true)
  }

  /// `withMarks`: whether the two characters that commands of a CI begin with are escaped too.
  private static func inEscapes(_ text: String, withMarks: Bool = false) -> String {
    let escaped = text.utf8.map { byte -> String in
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\\"): "\\" + String(UnicodeScalar(byte))
      case UInt8(ascii: "#") where withMarks, UInt8(ascii: ":") where withMarks:
        "\\x" + String(byte, radix: 16)
      case 0x20..<0x7f: String(UnicodeScalar(byte))
      default:
        "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return "$'" + escaped.joined() + "'"
  }
}
