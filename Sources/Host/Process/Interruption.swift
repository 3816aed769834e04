import Platform

/// Keeps the signals that end a process from ending this one before it has put away what it made.
///
/// They still reach a command that runs meanwhile, as always (`SignalRelay`); this process only remembers them.
public struct Interruption {
  private static let signals = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]

  private let before: [(signal: Int32, action: sigaction)]

  /// Remembers signals from now on; one that is ignored stays so.
  public init() {
    caughtSignal = 0
    before = Self.signals.compactMap { signal in
      var old = sigaction()
      sigaction(signal, nil, &old)
      guard !old.isIgnored else { return nil }
      var new = sigaction(handler: { caughtSignal = $0 })
      sigaction(signal, &new, nil)
      return (signal, old)
    }
  }

  /// Whether one came.
  public var hasCome: Bool { caughtSignal != 0 }

  /// Puts everything back as it was, and where a signal came ends this process by it.
  public func end() {
    for (signal, action) in before {
      var action = action
      sigaction(signal, &action, nil)
    }
    if hasCome { raise(caughtSignal) }
  }
}

/// The last signal that would have ended this process; 0 where none came. Handlers write it.
nonisolated(unsafe) var caughtSignal: Int32 = 0
