#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What this process does with signals while it waits for a command.
///
/// Signals from the terminal (interrupt, quit) reach the command by themselves, so they are only
/// kept from ending this process; those that are sent to one process are passed on. Each is caught
/// by a handler and none is set to be ignored, because the start of a program undoes handlers and
/// keeps what is ignored: the command gets the dispositions that this process was given. For the
/// same reason a signal that was ignored from the start (`nohup`) is left alone.
struct SignalRelay {
  private static let fromTerminal = [SIGINT, SIGQUIT]
  private static let passedOn = [SIGTERM, SIGHUP, SIGUSR1, SIGUSR2]

  private let before: [(signal: Int32, action: sigaction)]
  private let mask: sigset_t

  /// Installs the handlers. Until `serve` the signals wait.
  init() {
    mask = Self.block()
    before = (Self.fromTerminal + Self.passedOn).compactMap { signal in
      var old = sigaction()
      sigaction(signal, nil, &old)
      guard !old.isIgnored else { return nil }
      var new = sigaction(handler: Self.fromTerminal.contains(signal) ? { _ in } : relay)
      sigaction(signal, &new, nil)
      return (signal, old)
    }
  }

  /// The signal mask that this process was given, and which the command shall get.
  var givenMask: sigset_t { mask }

  /// Passes signals on to the child, those that have waited first, while `body` runs.
  func serve(_ child: pid_t, during body: () -> Void) {
    relayTarget = child
    Self.set(mask)
    body()
    // From here on the child is reaped and its number may be another's.
    _ = Self.block()
    relayTarget = 0
  }

  /// Puts everything back as it was.
  func end() {
    for (signal, action) in before {
      var action = action
      sigaction(signal, &action, nil)
    }
    Self.set(mask)
  }

  /// Blocks the signals for this thread and returns the mask before that.
  private static func block() -> sigset_t {
    var (signals, old) = (sigset_t(), sigset_t())
    sigemptyset(&signals)
    for signal in fromTerminal + passedOn { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_BLOCK, &signals, &old)
    return old
  }

  private static func set(_ mask: sigset_t) {
    var mask = mask
    pthread_sigmask(SIG_SETMASK, &mask, nil)
  }
}

/// The child that signals are passed on to; 0 where there is none.
nonisolated(unsafe) private var relayTarget: pid_t = 0

/// A signal handler: nothing in it but `kill`, which is safe there.
private func relay(_ signal: Int32) {
  let saved = errno
  if relayTarget > 0 { kill(relayTarget, signal) }
  errno = saved
}

extension sigaction {
  /// A handler under which interrupted system calls go on.
  fileprivate init(handler: @escaping @convention(c) (Int32) -> Void) {
    self.init()
    #if canImport(Glibc)
      __sigaction_handler.sa_handler = handler
    #else
      __sigaction_u.__sa_handler = handler
    #endif
    sa_flags = SA_RESTART
  }

  fileprivate var isIgnored: Bool {
    #if canImport(Glibc)
      let handler = __sigaction_handler.sa_handler
    #else
      let handler = __sigaction_u.__sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
