/// GitHub's Markdown, with the text of strangers as text.
public enum Markdown {
  /// A cell of a table: on one line, nothing in it is markup.
  public static func cell(_ text: String) -> String { escaped(text) }

  /// A text of strangers in which nothing is markup, a mention or a link.
  public static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in TerminalText.visible(text).unicodeScalars {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "@": result += "&#64;"
      case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "#", "+", "-", "!", "|", "~", ":":
        result += "\\"
        result.unicodeScalars.append(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
