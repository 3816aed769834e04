import History
import Host
import Platform
import Presentation

/// Says on a terminal what is being done where it takes longer than a second; elsewhere nothing.
final class Progress {
  private static var isShown: Bool { isatty(2) == 1 && Terminal.variable("TERM") != "dumb" }

  private let isShown = Progress.isShown
  private let began = Clock.now()
  private var hasSaid = false

  /// Replaces what was said before.
  func say(_ text: String) {
    guard isShown, Clock.now().microseconds - began.microseconds > 1_000_000 else { return }
    Self.show(text)
    hasSaid = true
  }

  /// Takes away what was said.
  func end() {
    if hasSaid { Self.erase() }
    hasSaid = false
  }

  /// Says so while something is done that takes longer and has no steps of its own.
  static func during<Value>(_ text: String, _ work: () throws -> Value) rethrows -> Value {
    var ends: [Int32] = [-1, -1]
    guard isShown, pipe(&ends) == 0 else { return try work() }
    let (end, close) = (ends[0], ends[1])
    let thread = WorkerThread {
      var event = pollfd(fd: end, events: Int16(POLLIN), revents: 0)
      guard poll(&event, 1, 1000) == 0 else { return }
      show(text)
      _ = poll(&event, 1, -1)
      erase()
    }
    defer {
      Platform.close(close)
      thread?.join()
      Platform.close(end)
    }
    return try work()
  }

  private static func show(_ text: String) {
    Terminal.warn("\r\u{1b}[K\(TerminalText.visible(text)) …")
  }

  private static func erase() { Terminal.warn("\r\u{1b}[K") }
}
