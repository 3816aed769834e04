/// One thing that a report says, in the order of the report. Every reader of every format gives
/// these and nothing else.
public enum ReportEvent: Sendable {
  /// An attempt of a test.
  case attempt(ReportedAttempt)
  /// Something broke outside any test: a module that could not be collected, a worker that died.
  case runError(RunError)
  /// The coverage of one file.
  case coverage(FileCoverage)
  /// A benchmark's result.
  case benchmark(Benchmark)
  /// Where the time of the program went.
  case profile(Profile)
  /// Something that was read, but that the user should know about.
  case warning(ReportWarning)
}
