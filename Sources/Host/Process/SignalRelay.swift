import Platform

/// What this process does with signals while it waits for a command.
///
/// Signals from the terminal (interrupt, quit) reach the command by themselves, so they are only
/// kept from ending this process; those that are sent to one process are passed on, and these too where a
/// process sent them. Each is caught
/// by a handler and none is set to be ignored, because the start of a program undoes handlers and
/// keeps what is ignored: the command gets the dispositions that this process was given. For the
/// same reason a signal that was ignored from the start (`nohup`) is left alone.
struct SignalRelay {
  private static let fromTerminal = [SIGINT, SIGQUIT]
  private static let passedOn = [SIGTERM, SIGHUP, SIGUSR1, SIGUSR2]
  private static let handled = fromTerminal + passedOn + [SIGWINCH]

  private let before: [(signal: Int32, action: sigaction)]

  /// Installs the handlers. Until `serve` the signals are remembered.
  init() {
    before = Self.handled.compactMap { signal in
      var old = sigaction()
      sigaction(signal, nil, &old)
      guard !old.isIgnored else { return nil }
      var new =
        Self.fromTerminal.contains(signal)
        ? sigaction(telling: interrupt) : sigaction(handler: Self.handler(of: signal))
      sigaction(signal, &new, nil)
      return (signal, old)
    }
  }

  private static func handler(of signal: Int32) -> @convention(c) (Int32) -> Void {
    signal == SIGWINCH ? resize : relay
  }

  /// Passes signals on to the child, those that came before it was there too, while `body` runs,
  /// which must not reap it: then its number may be another's.
  ///
  /// `child`: its number; the negative one where it leads a group of its own, all of which gets them then, those of
  /// the terminal as well.
  /// `resizing`: the copies whose terminals, where they are any, stay as large as those that they stand for.
  func serve(_ child: pid_t, resizing copies: [OutputCopy], during body: () -> Void) {
    relayTarget = child
    let pairs = copies.compactMap { copy in copy.terminal.map { ($0, copy.output) } }
    if let first = pairs.first, let last = pairs.last { resized = (first, last) }
    // It may have changed while there was nothing to tell.
    resize(0)
    for signal in Self.handled where relayPending & 1 << UInt64(signal) != 0 {
      // The command may have begun, and sent one itself, before its number was known here.
      if Self.fromTerminal.contains(signal), interruptSender == child { continue }
      kill(child, signal)
    }
    body()
    relayTarget = 0
    relayPending = 0
    resized = nil
  }

  /// Puts everything back as it was.
  func end() {
    for (signal, action) in before {
      var action = action
      sigaction(signal, &action, nil)
    }
  }
}

/// The child or, negative, the group that signals are passed on to; 0 where there is none.
nonisolated(unsafe) private var relayTarget: pid_t = 0

/// The signals that came while there was no child, a bit each.
nonisolated(unsafe) private var relayPending: UInt64 = 0

/// Who sent the interrupt that came last while there was no child.
nonisolated(unsafe) private var interruptSender: pid_t = 0

/// The terminals of one or both streams and those that stand for them; nil where there are none.
nonisolated(unsafe) private var resized: ((Int32, Int32), (Int32, Int32))?

/// The handler of a change of the terminal's size, of which the command heard too, perhaps before its
/// terminal had the new size.
private func resize(_ signal: Int32) {
  guard let (first, second) = resized else {
    if signal != 0 { relayPending |= 1 << UInt64(signal) }
    return
  }
  let saved = errno
  PseudoTerminal.copySize(of: first.0, to: first.1)
  PseudoTerminal.copySize(of: second.0, to: second.1)
  if relayTarget != 0, signal != 0 { kill(relayTarget, signal) }
  errno = saved
}

/// The handler of signals from the terminal, which reach the command by themselves unless its group is its own.
/// What another process than the command sends it may have sent to this one alone, and it is passed on.
private func interrupt(
  _ signal: Int32, _ info: UnsafeMutablePointer<siginfo_t>?, _ context: UnsafeMutableRawPointer?
) {
  let saved = errno
  caughtSignal = signal
  if relayTarget < 0 {
    kill(relayTarget, signal)
  } else if let sender = info?.pointee.sender, sender != relayTarget {
    if relayTarget > 0 {
      kill(relayTarget, signal)
    } else {
      interruptSender = sender
      relayPending |= 1 << UInt64(signal)
    }
  }
  errno = saved
}

/// A signal handler: nothing in it but what is safe there.
private func relay(_ signal: Int32) {
  let saved = errno
  if signal == SIGTERM || signal == SIGHUP { caughtSignal = signal }
  if relayTarget != 0 { kill(relayTarget, signal) } else { relayPending |= 1 << UInt64(signal) }
  errno = saved
}
