import History

/// Writes coverage and benchmarks of a run.
///
/// Coverage of the same file out of several reports of one call is united line by line; two files of one
/// report stay two.
struct CoverageAndBenchmarks {
  private var coverage: [[FileCoverage]] = [[]]
  private var benchmarks: [Benchmark] = []

  /// Says that what is added from here on is another report's.
  mutating func beginReport() { coverage.append([]) }

  mutating func add(_ event: ReportEvent) {
    switch event {
    case .coverage(let file): coverage[coverage.count - 1].append(file)
    case .benchmark(let benchmark): benchmarks.append(benchmark)
    case .attempt, .runError, .warning: break
    }
  }

  /// Writes all that was added.
  func write(to run: RunID, project: Int64, suite: SuiteID, on connection: Connection) throws {
    for file in CoverageUnion.files(of: coverage) {
      let key: [String: SQLValue] = ["project": .integer(project), "path": .text(file.path)]
      try connection.run(.addFile, key)
      let id = try connection.first(.findFile, key) { $0.integer(0) }
      try connection.run(
        .addCoverage,
        [
          "run": .id(run), "file": .integer(id),
          "lines_covered": .integer(file.counts.linesCovered),
          "lines_total": .integer(file.counts.linesTotal),
          "branches_covered": .integer(file.counts.branchesCovered),
          "branches_total": .integer(file.counts.branchesTotal),
        ])
    }
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
    try tests.finish(run: run)
  }
}
