/// How a child process ended.
public enum ExitStatus: Hashable, Sendable {
  case code(Int32)
  case signal(Int32)

  /// What `wait` reports of an ended process.
  init(waitStatus: Int32) {
    let signal = waitStatus & 0x7f
    self = signal == 0 ? .code(waitStatus >> 8 & 0xff) : .signal(signal)
  }

  /// The code with which a shell passes it on: 128 and the signal's number for a death by signal.
  public var shellCode: Int32 {
    switch self {
    case .code(let code): code
    case .signal(let signal): 128 + signal
    }
  }
}
