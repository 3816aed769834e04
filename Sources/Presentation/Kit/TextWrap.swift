/// Breaks lines between words.
public enum TextWrap {
  /// The text in lines of at most so many columns; a word that is longer is shortened in its middle.
  public static func lines(_ text: String, width: Int?) -> [String] {
    guard let width, TerminalText.width(text) > width else { return [text] }
    var lines: [String] = []
    var current = ""
    for word in text.split(separator: " ") {
      let word = TerminalText.shortened(String(word), to: width)
      if current.isEmpty {
        current = word
      } else if TerminalText.width(current) + 1 + TerminalText.width(word) <= width {
        current += " " + word
      } else {
        lines.append(current)
        current = word
      }
    }
    return current.isEmpty ? lines : lines + [current]
  }
}
