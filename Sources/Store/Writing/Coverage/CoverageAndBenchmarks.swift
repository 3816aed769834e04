import History

/// Writes coverage and benchmarks of a run.
///
/// Coverage unites line by line with what the run has.
struct CoverageAndBenchmarks {
  /// By report.
  private var coverage: [[FileCoverage]] = []
  private var benchmarks: [Benchmark] = []
  private var errors: [RunError] = []

  /// The benchmarks that were told of, also those that failed.
  var benchmarksTold: [TestIdentity] { benchmarks.map(\.test) + errors.compactMap(\.benchmark) }
  var failures: Int { errors.count }

  /// Begins a report.
  mutating func beginReport() { coverage.append([]) }

  /// Adds what the report that was begun last says.
  mutating func add(_ event: ReportEvent) {
    switch event {
    case .coverage(let file): coverage[coverage.count - 1].append(file)
    case .benchmark(let benchmark): benchmarks.append(benchmark)
    case .attempt, .runError, .warning: break
    }
  }

  /// Counts errors that others write.
  mutating func add(_ errors: [RunError]) { self.errors += errors }

  /// Writes all that was added; returns what is to be said of it.
  func write(to run: RunID, project: Int64, suite: SuiteID, on connection: Connection) throws
    -> [ReportWarning]
  {
    let remarks =
      coverage.contains { !$0.isEmpty }
      ? try CoverageWriter(run: run, project: project, connection: connection).write(coverage) : []
    let tests = try TestTable(suite: suite, on: connection)
    for benchmark in benchmarks {
      try connection.run(
        .addBenchmark,
        [
          "run": .id(run), "test": .id(try tests.id(of: benchmark.test)),
          "group_name": .text(benchmark.group), "minimum": .real(benchmark.minimum),
          "maximum": .real(benchmark.maximum), "mean": .real(benchmark.mean),
          "median": .real(benchmark.median), "stddev": .real(benchmark.standardDeviation),
          "first_quartile": .real(benchmark.firstQuartile),
          "third_quartile": .real(benchmark.thirdQuartile),
          "rounds": .integer(benchmark.rounds), "iterations": .integer(benchmark.iterations),
        ])
    }
    if !benchmarks.isEmpty {
      try connection.run(.settleMeasuredBenchmarks, ["run": .id(run)])
    }
    try tests.finish(run: run)
    return remarks
  }
}
