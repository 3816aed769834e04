/// Whether text is coloured, and how.
public struct TextStyle: Sendable {
  /// The few colours there are.
  public enum Color: Sendable {
    case plain, green, red, yellow, dim, bold
  }

  private let isColored: Bool

  /// Text with or without colour.
  public init(isColored: Bool) { self.isColored = isColored }

  /// The text in a colour, by ANSI escapes, or as it is.
  public func colored(_ text: String, _ color: Color) -> String {
    let code: String? =
      switch color {
      case .plain: nil
      case .green: "32"
      case .red: "31"
      case .yellow: "33"
      case .dim: "2"
      case .bold: "1"
      }
    guard isColored, let code else { return text }
    return "\u{1b}[\(code)m\(text)\u{1b}[0m"
  }
}
