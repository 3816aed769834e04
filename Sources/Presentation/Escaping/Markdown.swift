/// GitHub's Markdown, with the text of strangers as text.
public struct Markdown: EscapedText {
  public typealias StringInterpolation = EscapedInterpolation<Markdown>

  public let text: String

  /// A text that is Markdown as it stands.
  public init(verbatim text: String) { self.text = text }

  /// A cell of a table: on one line, nothing in it is markup.
  public static func cell(_ text: String) -> String { escaped(text) }

  /// A text of strangers, on one line, in which nothing is markup, a mention, a reference or a formula.
  public static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in TerminalText.visible(text).unicodeScalars {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      // Whoever looks for mentions and references reads what was shown, not what was written: a space
      // without width stands between.
      case "@": result += "&#64;&#8203;"
      case "#": result += "&#35;&#8203;"
      case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "+", "-", "!", "|", "~", ":", "$",
        "=":
        result += "\\"
        result.unicodeScalars.append(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Lines as they are, behind a fence that none of them can end.
  public static func block(_ text: String) -> Markdown {
    let lines = TerminalText.visibleLines(text)
    var (longest, run) = (2, 0)
    for byte in lines.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    return Markdown(
      verbatim: "\(fence)text\n\(lines)\(lines.hasSuffix("\n") ? "" : "\n")\(fence)\n")
  }
}
