/// What a worker of a run did, in microseconds since the run's start.
public struct WorkerTime: Hashable, Sendable {
  /// When its first test began and its last one ended.
  public var start: Int64
  public var end: Int64
  /// What its tests and the runner's work between them took.
  public var busy: Int64

  /// Microseconds: when a worker began and ended on the clock of the run, and for how long it had tests.
  public init(start: Int64, end: Int64, busy: Int64) {
    self.start = start
    self.end = end
    self.busy = busy
  }
}
