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
