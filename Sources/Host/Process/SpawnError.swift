import Platform

/// Why a command could not be started.
public struct SpawnError: Error, Hashable, Sendable {
  public var command: String
  /// The system's number for it (`ENOENT`, `EACCES`, …).
  public var number: Int32
  /// The system's words for it.
  public var reason: String

  init(command: String, number: Int32) {
    self.command = command
    self.number = number
    reason = String(cString: strerror(number))
  }

  /// The exit code that a shell gives: 127 where there is no such command, else 126.
  public var shellCode: Int32 { number == ENOENT ? 127 : 126 }
}
