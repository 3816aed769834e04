public import History

/// What a command took and how it ended.
public struct ProcessUsage: Hashable, Sendable {
  /// When the command was started, by the system's clock.
  public var start: Instant
  /// Microseconds from its start to its end, by a clock that nobody sets.
  public var wall: Int64
  /// Microseconds of CPU time in user mode, of the command and of its descendants that had ended.
  public var user: Int64
  /// The same in the kernel.
  public var system: Int64
  /// The most memory that any one of these processes held, in bytes. The system counts from before
  /// a child becomes the command, so that this is never less than what the parent held.
  public var peakMemory: Int64
  public var end: ExitStatus

  /// Microseconds of CPU time.
  public var cpu: Int64 { user + system }
}
