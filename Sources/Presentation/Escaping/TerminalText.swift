/// Text of strangers, made safe for a terminal, and how wide it is there.
///
/// Test names and messages come from pull requests: what would move the cursor, colour the screen,
/// turn the reading direction or command the CI that keeps the log is shown instead of sent.
public struct TerminalText: EscapedText {
  public typealias StringInterpolation = EscapedInterpolation<TerminalText>

  public let text: String

  /// A text that a terminal may be shown as it stands.
  public init(verbatim text: String) { self.text = text }

  public static func escaped(_ text: String) -> String { visible(text) }

  /// The text on one line: control characters, direction marks and other invisible characters as
  /// escapes (`\n`, `\u{1b}`), everything else as it is.
  public static func visible(_ text: String) -> String {
    let mayCommand = LogCommand.mayBe(in: text)
    guard mayCommand || text.unicodeScalars.contains(where: mustBeEscaped) else { return text }
    var result = ""
    for index in text.unicodeScalars.indices {
      let scalar = text.unicodeScalars[index]
      let isCommand = mayCommand && LogCommand.begins(at: index, in: text)
      guard isCommand || mustBeEscaped(scalar) else {
        result.unicodeScalars.append(scalar)
        continue
      }
      switch scalar {
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default: result += "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
    return result
  }

  /// The same of each line of a text that keeps its lines.
  public static func visibleLines(_ text: String) -> String {
    text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { visible(String($0)) }.joined(separator: "\n")
  }

  /// How many columns the text takes on a terminal.
  public static func width(_ text: String) -> Int {
    text.reduce(0) { $0 + width(of: $1) }
  }

  /// The text in at most so many columns: where it is longer, its middle gives way to `…`, so that
  /// both the class and the parameters of a test can still be told.
  public static func shortened(_ text: String, to columns: Int) -> String {
    guard width(text) > columns else { return text }
    guard columns > 1 else { return columns == 1 ? "…" : "" }
    let front = (columns - 1) / 2
    return prefix(text, columns: front) + "…" + suffix(text, columns: columns - 1 - front)
  }

  /// The text in at most so many columns: where it is longer, its end gives way to `…`.
  public static func cut(_ text: String, to columns: Int?) -> String {
    guard let columns, width(text) > columns else { return text }
    return columns > 0 ? prefix(text, columns: columns - 1) + "…" : ""
  }

  /// The text in at most so many columns: where it is longer, its beginning gives way to `…`.
  static func end(of text: String, columns: Int) -> String {
    guard width(text) > columns, columns > 0 else { return text }
    return "…" + suffix(text, columns: columns - 1)
  }

  /// The text followed by spaces up to a width.
  public static func padded(_ text: String, to columns: Int) -> String {
    text + String(repeating: " ", count: max(0, columns - width(text)))
  }

  private static func prefix(_ text: String, columns: Int) -> String {
    var used = 0
    return String(
      text.prefix { character in
        used += width(of: character)
        return used <= columns
      })
  }

  private static func suffix(_ text: String, columns: Int) -> String {
    String(prefix(String(text.reversed()), columns: columns).reversed())
  }

  static func mustBeEscaped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: true
    // The joiners of emoji and of scripts that need them stay; other format characters hide or turn.
    case .format: scalar.value != 0x200d && scalar.value != 0x200c
    default: false
    }
  }

  private static func width(of character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    if first.isASCII { return 1 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return isWide(first) || character.unicodeScalars.contains("\u{fe0f}") ? 2 : 1
    }
  }

  /// Whether terminals give the character two columns: East Asian Width W and F (Unicode UAX #11, by
  /// blocks) and emoji that are drawn so by themselves.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115f, 0x2e80...0x303e, 0x3041...0x33ff, 0x3400...0x4dbf, 0x4e00...0x9fff,
      0xa000...0xa4cf, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6f, 0xff00...0xff60,
      0xffe0...0xffe6, 0x20000...0x3fffd:
      true
    default: scalar.properties.isEmojiPresentation
    }
  }
}
