import History
import Host
import Platform
import Presentation

/// Says on a terminal what is being done where it takes longer than a second; elsewhere nothing.
final class Progress {
  private let isShown = isatty(2) == 1 && Terminal.variable("TERM") != "dumb"
  private let began = Clock.now()
  private var hasSaid = false

  /// Replaces what was said before.
  func say(_ text: String) {
    guard isShown, Clock.now().microseconds - began.microseconds > 1_000_000 else { return }
    Terminal.warn("\r\u{1b}[K\(TerminalText.visible(text)) …")
    hasSaid = true
  }

  /// Takes away what was said.
  func end() {
    if hasSaid { Terminal.warn("\r\u{1b}[K") }
    hasSaid = false
  }
}
