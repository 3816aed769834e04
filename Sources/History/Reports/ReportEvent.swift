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
  /// Something that was read, but that the user should know about.
  case warning(ReportWarning)
}

/// A failure that belongs to the run and to no test, or to a benchmark.
public struct RunError: Hashable, Sendable {
  /// What broke, such as the module that could not be imported.
  public var name: String
  public var failure: Failure
  /// The benchmark that broke; nil where it was none.
  public var benchmark: TestIdentity?

  /// A failure outside the tests, under the name of what broke.
  public init(name: String, failure: Failure) {
    self.name = name
    self.failure = failure
  }

  /// The failure of a benchmark, which has no time then.
  public init(benchmark: TestIdentity, failure: Failure) {
    self.init(name: benchmark.id, failure: failure)
    self.benchmark = benchmark
  }
}

/// A remark of a reader. Equal remarks are counted, not repeated.
public struct ReportWarning: Hashable, Sendable {
  /// Lower case, without a full stop, naming the values it speaks of.
  public var text: String

  /// A warning in one sentence without a full stop.
  public init(_ text: String) { self.text = text }
}
