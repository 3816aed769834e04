extension RunHistory {
  /// A run of the trunk with its benchmarks.
  public struct BenchmarkRun: Sendable {
    public var run: RunSummary
    /// Nanoseconds.
    public var medians: [TestID: Double]
    public var failed: Set<TestID>

    /// A run of the trunk with the medians of its benchmarks in nanoseconds, and those that failed.
    public init(run: RunSummary, medians: [TestID: Double], failed: Set<TestID> = []) {
      self.run = run
      self.medians = medians
      self.failed = failed
    }

    /// Whether it had the benchmark, also one that failed.
    public func has(_ benchmark: TestID) -> Bool {
      medians[benchmark] != nil || failed.contains(benchmark)
    }
  }

  /// Whether no test, but benchmarks were run, and nothing that was is open.
  public var hasBenchmarksAlone: Bool {
    results.isEmpty && !benchmarks.isEmpty && run.errors.isEmpty && openFailures.isEmpty
      && openBenchmarks.isEmpty
  }
}
