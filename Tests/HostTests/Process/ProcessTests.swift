import Platform
import Testing

/// Tests that start processes, be it to remove their folder. They run one after the other:
/// `ChildProcess.run` reaps what it finds, and signals go to the whole test program.
@Suite(.serialized) enum ProcessTests {
  /// Does something as a program's main thread would, with no signal blocked, which the threads of
  /// tests have.
  static func withOpenSignals<R>(_ body: () throws -> R) rethrows -> R {
    var (none, before) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    return try body()
  }
}
