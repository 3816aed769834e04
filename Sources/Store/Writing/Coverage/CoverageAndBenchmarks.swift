import History

/// Writes coverage, benchmarks and profiles of a run.
///
/// Coverage unites line by line with what the run has.
struct CoverageAndBenchmarks {
  /// By report.
  private(set) var coverage: [[FileCoverage]] = []
  private(set) var benchmarks: [Benchmark] = []
  private var errors: [RunError] = []
  private(set) var profiles: [Profile] = []

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
    case .profile(let profile): profiles.append(profile)
    case .attempt, .runError, .warning: break
    }
  }

  /// Makes one bounded profile of all for each unit, without secrets.
  mutating func settleProfiles(_ redactions: Redactions?) {
    profiles = Profile.united(profiles).map(\.bounded).map {
      redactions?.cleaned($0) ?? $0
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
        .addUnitedBenchmark,
        benchmark.row.merging([
          "run": .id(run), "test": .id(try tests.id(of: benchmark.test)),
        ]) { $1 })
    }
    if !benchmarks.isEmpty {
      try connection.run(.settleMeasuredBenchmarks, ["run": .id(run)])
    }
    try tests.finish(run: run)
    return remarks
  }
}

extension Benchmark {
  /// What was measured, apart from any store.
  var row: [String: SQLValue] {
    [
      "group_name": .text(group), "minimum_ns": .real(minimum), "maximum_ns": .real(maximum),
      "mean_ns": .real(mean), "median_ns": .real(median), "stddev_ns": .real(standardDeviation),
      "first_quartile_ns": .real(firstQuartile), "third_quartile_ns": .real(thirdQuartile),
      "rounds": .integer(rounds), "iterations": .integer(iterations),
    ]
  }
}
