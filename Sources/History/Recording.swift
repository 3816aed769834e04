/// What became of a call of `record`.
public struct Recording: Sendable {
  /// The run's key, which every command takes as its id.
  public var run: String
  /// False where the store had the run with these reports already and nothing was added.
  public var isNew: Bool
  public var suite: String
  public var counts: RunCounts
  /// The sum over all attempts in microseconds; nil where no test had a duration.
  public var duration: Int64?
  public var wall: WallTime?
  /// The whole run's coverage; nil where none was recorded.
  public var coverage: CoverageCounts?
  public var errors: Int
  public var isComplete: Bool
  public var warnings: [ReportWarning]

  public init(
    run: String, isNew: Bool, suite: String, counts: RunCounts, duration: Int64?, wall: WallTime?,
    coverage: CoverageCounts?, errors: Int, isComplete: Bool, warnings: [ReportWarning]
  ) {
    self.run = run
    self.isNew = isNew
    self.suite = suite
    self.counts = counts
    self.duration = duration
    self.wall = wall
    self.coverage = coverage
    self.errors = errors
    self.isComplete = isComplete
    self.warnings = warnings
  }
}
