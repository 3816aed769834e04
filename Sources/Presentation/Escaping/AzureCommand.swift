/// A line that the agent of Azure Pipelines takes for a command, in which `%` is written `%AZP25`
/// (learn.microsoft.com, "Logging commands").
struct AzureCommand: EscapedText {
  typealias StringInterpolation = EscapedInterpolation<AzureCommand>

  let text: String

  init(verbatim text: String) { self.text = text }

  /// A property, or the text behind the last `]`.
  static func escaped(_ text: String) -> String {
    TerminalText.visibleLines(text).escapingScalars {
      switch $0 {
      case "%": "%AZP25"
      case "\n": "%0A"
      case ";": "%3B"
      case "]": "%5D"
      default: nil
      }
    }
  }
}
