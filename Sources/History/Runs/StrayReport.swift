/// What shows that the report of a run is none of its source, so that nothing of that was measured: it is that of a
/// run of another source, byte for byte.
public struct StrayReport: Hashable, Sendable {
  /// The run whose report it is.
  public var run: RunKey
  public var commit: String?

  /// The report of a run, and the commit that the run is of.
  public init(run: RunKey, commit: String?) {
    self.run = run
    self.commit = commit
  }
}
