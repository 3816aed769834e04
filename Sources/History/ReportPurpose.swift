/// What a report is recorded as.
public enum ReportPurpose: Sendable {
  /// It tells of tests, and may tell of coverage or benchmarks as well.
  case tests
  /// It tells of coverage or benchmarks alone and belongs to a run that other reports made.
  case supplement
}
