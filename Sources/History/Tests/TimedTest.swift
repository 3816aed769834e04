/// What the first attempt of a test took in a run, and where and when it ran. Times are microseconds.
public struct TimedTest: Hashable, Sendable {
  public var test: TestID
  /// All phases together; 0 where nobody measured it.
  public var total: Int64
  /// Of the fixtures before it and after it; nil where the report has no phases.
  public var setup: Int64?
  public var teardown: Int64?
  /// Since the run's start.
  public var start: Int64?
  public var worker: String?

  /// A test with what is known of its attempt.
  public init(
    test: TestID, total: Int64, setup: Int64? = nil, teardown: Int64? = nil, start: Int64? = nil,
    worker: String? = nil
  ) {
    self.test = test
    self.total = total
    self.setup = setup
    self.teardown = teardown
    self.start = start
    self.worker = worker
  }
}
