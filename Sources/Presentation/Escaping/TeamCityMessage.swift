/// A line that TeamCity takes for a service message (jetbrains.com, "Service messages").
struct TeamCityMessage: EscapedText {
  typealias StringInterpolation = EscapedInterpolation<TeamCityMessage>

  let text: String

  init(verbatim text: String) { self.text = text }

  /// A value between apostrophes.
  static func escaped(_ text: String) -> String {
    TerminalText.visibleLines(text).escapingScalars { scalar in
      switch scalar {
      case "|", "'", "[", "]": "|" + String(scalar)
      case "\n": "|n"
      case _ where !scalar.isASCII:
        // Scalars behind the first 65,536 as the two halves that UTF-16 has for them.
        String(scalar).utf16.map { unit in
          let digits = String(unit, radix: 16)
          return "|0x" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
      default: nil
      }
    }
  }
}
