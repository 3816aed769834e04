import CLinux
import Platform

/// A terminal of our own that a command gets in place of the one that it would write to, so that what it
/// prints can be kept as well: it finds a terminal there, as wide as the other.
///
/// Input, process group and controlling terminal of the command stay those of this process, so that keys,
/// job control and `/dev/tty` are as they were.
struct PseudoTerminal {
  /// The end that the command writes to.
  let command: Int32
  /// The end from which it can be read what it writes.
  let reader: Int32

  /// Nil where the system has none to give.
  init?(like terminal: Int32) {
    var (reader, command) = (Int32(-1), Int32(-1))
    guard openpty(&reader, &command, nil, nil, nil) == 0 else { return nil }
    for end in [reader, command] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (self.reader, self.command) = (reader, command)
    // What is written comes out as it is; the other terminal does what terminals do with line ends.
    var mode = termios()
    tcgetattr(command, &mode)
    cfmakeraw(&mode)
    tcsetattr(command, TCSANOW, &mode)
    Self.copySize(of: terminal, to: command)
  }

  /// Makes one terminal as large as another. Nothing in it that a signal handler may not do.
  static func copySize(of terminal: Int32, to other: Int32) {
    var size = winsize()
    if ioctl(terminal, UInt(TIOCGWINSZ), &size) == 0 { _ = ioctl(other, UInt(TIOCSWINSZ), &size) }
  }
}
