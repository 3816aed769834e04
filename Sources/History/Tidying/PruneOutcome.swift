/// What became of a store that was thinned out.
public struct PruneOutcome: Hashable, Sendable {
  /// A suite, and how many of its runs went and stay.
  public struct Suite: Hashable, Sendable {
    public var project: String
    public var name: String
    public var removed = 0
    public var kept = 0

    /// A suite of which nothing is counted yet.
    public init(project: String, name: String) {
      self.project = project
      self.name = name
    }
  }

  public var suites: [Suite] = []
  /// The runs that were to go and stay, as a pin, an acceptance or verdicts need them.
  public var needed = 0
  /// The attempts of the runs that went.
  public var attempts = 0
  /// Days of suites and branches that runs which went are summed up in.
  public var days = 0
  /// How many bytes of the file something stood in, and stands.
  public var bytesBefore: Int64 = 0
  public var bytesAfter: Int64 = 0
  /// The size that was asked for and could not be reached.
  public var missedSize: Int64?
  public var isDryRun = false
  /// Whether somebody else had the store open, so that its log is not empty.
  public var isLogLeft = false

  /// Nothing yet.
  public init() {}

  /// How many runs went.
  public var removed: Int { suites.reduce(0) { $0 + $1.removed } }
}
