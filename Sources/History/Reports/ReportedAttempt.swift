/// One attempt of one test, as a report tells it.
public struct ReportedAttempt: Sendable {
  public var test: TestIdentity
  public var outcome: Outcome
  /// Microseconds, all phases together; nil where the report does not know (never zero instead).
  public var duration: Int64?
  /// Whether the report says that this attempt repeats the one before it of the same test.
  public var isRetry = false
  /// Whether the report states the outcome; false where it follows only from the absence of any
  /// result, as in a JUnit `<testcase>` without children.
  public var isStated = true
  /// Whether the report ends while the test was running, of which the test or what ended the run may be the cause.
  public var wasRunning = false
  /// Setup, call and teardown, where the report has them.
  public var phases: Phases?
  /// The worker that ran it (`gw0`, a thread's name).
  public var worker: String?
  public var start: Instant?
  /// What went wrong, or the reason of a skip; several where the report has several.
  public var failures: [Failure] = []

  /// An attempt without failures or phases; the duration is microseconds.
  public init(test: TestIdentity, outcome: Outcome, duration: Int64? = nil) {
    self.test = test
    self.outcome = outcome
    self.duration = duration
  }
}
