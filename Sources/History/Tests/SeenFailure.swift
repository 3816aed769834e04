/// A failure with the run that saw it.
public struct SeenFailure: Hashable, Sendable {
  public var run: RunKey
  /// When the run began.
  public var seen: Instant
  public var commit: String?
  public var failure: Failure

  /// A failure in a run of some commit.
  public init(run: RunKey, seen: Instant, commit: String?, failure: Failure) {
    self.run = run
    self.seen = seen
    self.commit = commit
    self.failure = failure
  }
}
