/// When a test ran on which worker.
public struct TimelineEntry: Hashable, Sendable {
  public var test: TestID
  public var worker: String
  /// Microseconds since the run's start.
  public var start: Int64
  /// Microseconds of all phases, and of the setup alone; nil where the report does not know it.
  public var total: Int64
  public var setup: Int64?

  /// When a worker had a test; times are microseconds, the start on the clock of the run.
  public init(test: TestID, worker: String, start: Int64, total: Int64, setup: Int64?) {
    self.test = test
    self.worker = worker
    self.start = start
    self.total = total
    self.setup = setup
  }
}
