/// What a reader knows of a report once it has read all of it.
public struct ReportSummary: Sendable {
  /// The format's name as `laptime formats` lists it and `--as` takes it.
  public var format: String
  /// The tool that wrote it, where the report shows that.
  public var dialect: Dialect?
  /// False where the runner was cut short before it had told all.
  public var isComplete = true
  /// Whether the runner says of itself that it ended with 0, as where each failed test passed when it was run again:
  /// what failed in it then explains no other code of the command around it.
  public var hasSucceeded = false
  public var start: Instant?
  /// Whether the report says in which zone the start is.
  public var startHasZone = false
  public var end: Instant?
  /// Microseconds from the first start to the last end by the report's own clock.
  public var wall: Int64?
  /// Whether `wall` is a wall time in this dialect; where it is false, it is a sum over tests.
  public var wallIsMeasured = false
  /// Whether `wall` was taken from the tests' own starts and ends.
  public var wallIsFromTests = false
  /// How many workers ran the tests, where the report tells.
  public var workers: Int?
  /// What several attempts of one test mean that no event marked as a retry.
  public var repeats: RepeatPolicy = .unknown
  /// Commit and branch as the report has them (pytest-benchmark, CTRF).
  public var commit: String?
  public var branch: String?

  /// The summary of a complete report that told nothing else of the run.
  public init(format: String) { self.format = format }
}

/// What it means that a report holds several attempts of one test with no word that they are retries.
public enum RepeatPolicy: Sendable {
  /// The tests were executed that many times, independently (`go test -count`, data providers).
  case executions
  /// The later ones retry the earlier ones; an earlier one whose outcome was not stated had failed
  /// (pytest-rerunfailures 16.6.1 and later).
  case retries
  /// The format does not say; they are taken as executions, with one warning.
  case unknown
}
