/// Breaks lines between words.
public enum TextWrap {
  /// The text in lines of at most so many columns; a word that is longer is shortened in its middle.
  public static func lines(_ text: String, width: Int?) -> [String] {
    guard let width, TerminalText.width(text) > width else { return [text] }
    return packed(text.split(separator: " ").map(String.init), between: " ", width: width)
  }

  /// Parts, with a separator between those of one line, in lines of at most so many columns.
  static func packed(_ parts: [String], between separator: String, width: Int?) -> [String] {
    guard let width else { return [parts.joined(separator: separator)] }
    var lines: [String] = []
    for part in parts {
      let part = TerminalText.shortened(part, to: width)
      if let last = lines.last,
        TerminalText.width(last) + TerminalText.width(separator) + TerminalText.width(part) <= width
      {
        lines[lines.count - 1] = last + separator + part
      } else {
        lines.append(part)
      }
    }
    return lines
  }

  /// A paragraph behind a lead; what does not fit on its line stands below, indented.
  /// `keepingSpaces`: whether the text stays on its line as it is.
  public static func hanging(_ lead: String, _ text: String, indent: Int, width: Int?) -> String {
    guard let width, TerminalText.width(lead + text) > width else { return lead + text + "\n" }
    var lines = [lead]
    var gap = ""
    for word in text.split(separator: " ") {
      let line = lines[lines.count - 1] + gap + word
      if TerminalText.width(line) > width, lines.count > 1 || !gap.isEmpty {
        lines.append(String(repeating: " ", count: indent) + word)
      } else {
        lines[lines.count - 1] = line
      }
      gap = " "
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
