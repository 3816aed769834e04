/// A failure with the run that saw it.
public struct SeenFailure: Hashable, Sendable {
  /// The run's id.
  public var run: String
  /// When the run began.
  public var seen: Instant
  public var commit: String?
  public var failure: Failure

  public init(run: String, seen: Instant, commit: String?, failure: Failure) {
    self.run = run
    self.seen = seen
    self.commit = commit
    self.failure = failure
  }
}
