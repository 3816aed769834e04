/// What became of a call of `record`.
public struct RecordedRun: Sendable {
  /// What a call of `record` can add to the store.
  public enum Addition: Sendable {
    case run
    /// Attempts, or a shard, of a run that was there.
    case attempts
    /// Coverage or benchmarks of a run that was there.
    case coverageOrBenchmarks
    /// The store had it all.
    case nothing
  }

  public var run: RunID
  public var key: RunKey
  public var added: Addition
  public var suite: String
  public var counts: RunCounts
  /// How many benchmarks the run has.
  public var benchmarks: Int
  /// Whether some were added to a run that was there.
  public var hasNewBenchmarks = false
  /// Whether tests or benchmarks were added, and not coverage alone.
  public var hasNewResults: Bool {
    switch added {
    case .run, .attempts: true
    case .coverageOrBenchmarks: hasNewBenchmarks
    case .nothing: false
    }
  }
  /// The sum over all attempts in microseconds; nil where no test had a duration.
  public var duration: Int64?
  public var wall: WallTime?
  /// The whole run's coverage; nil where none was recorded.
  public var coverage: CoverageCounts?
  public var errors: Int
  /// The first of them: what broke, and how.
  public var firstErrors: [RunError] = []
  /// How many of them are told.
  public static let errorsTold = 3
  public var isComplete: Bool
  public var warnings: [ReportWarning]
  /// What was taken out of what the reports and the command said.
  public var redacted = RedactionCount()

  /// What was stored of a run; the duration is microseconds.
  public init(
    run: RunID, key: RunKey, added: Addition, suite: String, counts: RunCounts, benchmarks: Int,
    duration: Int64?, wall: WallTime?,
    coverage: CoverageCounts?, errors: Int, isComplete: Bool, warnings: [ReportWarning]
  ) {
    self.run = run
    self.key = key
    self.added = added
    self.suite = suite
    self.counts = counts
    self.benchmarks = benchmarks
    self.duration = duration
    self.wall = wall
    self.coverage = coverage
    self.errors = errors
    self.isComplete = isComplete
    self.warnings = warnings
  }
}
