/// What came of uniting a history with others.
public struct MergeOutcome: Hashable, Sendable {
  /// A run whose report has other contents in another store.
  public struct Conflict: Hashable, Sendable {
    public var run: RunKey
    /// The hash of the report.
    public var report: String
    /// Where the other contents are.
    public var file: String

    /// A conflict of a run, by the report that has other contents in a file.
    public init(run: RunKey, report: String, file: String) {
      self.run = run
      self.report = report
      self.file = file
    }
  }

  /// How many stores or bundles were read.
  public var files = 0
  /// Runs that were not there.
  public var added = 0
  /// Runs that were there and have more now.
  public var extended = 0
  /// Runs that were there as they are.
  public var unchanged = 0
  /// Runs that were thinned out or scrubbed before, and are not taken over again.
  public var removed = 0
  /// Pins, acceptances, renames, exclusions and removals that were taken over.
  public var decisions = 0
  /// Runs of which both have other contents; they stay as they are.
  public var conflicts: [Conflict] = []

  /// Nothing was united yet.
  public init() {}

  /// Adds what came of others.
  public mutating func add(_ other: MergeOutcome) {
    files += other.files
    added += other.added
    extended += other.extended
    unchanged += other.unchanged
    removed += other.removed
    decisions += other.decisions
    conflicts += other.conflicts
  }
}
