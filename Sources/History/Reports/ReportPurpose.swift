/// What a report is recorded as.
public enum ReportPurpose: Sendable {
  /// It tells of tests, and may tell of coverage or benchmarks as well.
  case tests
  /// It tells of coverage alone and belongs to a run that other reports made.
  case coverage
  /// It tells of benchmarks alone: it belongs to a run that other reports made, and where there is none
  /// it makes one.
  case benchmarks
  /// It tells where the time went and belongs to a run that other reports made.
  case profile
}
