import History

/// What benchmarks of a run and of the runs before it came to.
extension HistoryStore {
  func benchmarks(ofRun id: RunID) throws -> [TestID: Double] {
    var benchmarks: [TestID: Double] = [:]
    let statement = try connection.statement(.benchmarksOfRun)
    statement.bind(Parameters.BenchmarksOfRun.run, id.rawValue)
    defer { statement.reset() }
    while try statement.step() {
      benchmarks[TestID(statement.integer(Columns.BenchmarksOfRun.testID))] = statement.real(
        Columns.BenchmarksOfRun.medianNs)
    }
    return benchmarks
  }

  private func failedBenchmarks(ofRun id: RunID) throws -> Set<TestID> {
    Set(
      try connection.rows(.failedBenchmarksOfRun, ["run": .id(id)]) {
        TestID($0.integer(Columns.FailedBenchmarksOfRun.testID))
      })
  }

  /// Adds the run's benchmarks and those of the runs of the trunk that have some, and what of them failed on the
  /// run's source and nobody measured since.
  func addBenchmarks(
    to history: inout RunHistory, suite: SuiteID, window: Window, _ renames: TestRenames,
    _ witnesses: Witnesses
  ) throws {
    let own = history.run.id
    history.benchmarks = try named(benchmarks(ofRun: own), renames)
    history.failedBenchmarks = Set(try failedBenchmarks(ofRun: own).map { renames[$0] })
    let hasSome = !history.benchmarks.isEmpty || !history.failedBenchmarks.isEmpty
    let earlier =
      hasSome
      ? try benchmarkRuns(before: history, suite: suite, limit: window.runs)
      : try trunkRuns(
        before: history, suite: suite, anyLabels: false, anySource: true, ofBenchmarks: true,
        limit: 1)
    history.benchmarksBefore = try earlier.map { try benchmarkRun($0, renames) }
    if hasSome, !history.run.isOfTrunk(history.trunk) {
      history.benchmarksOfBranch = try runsThatSawTheSame(
        before: history, suite: suite, ofBenchmarks: true
      ).first { !$0.sharesOutage(with: history.run) }.map { try benchmarkRun($0, renames) }
    }
    history.openBenchmarks = try openBenchmarks(of: history, suite: suite, renames, witnesses)
  }

  private func benchmarkRun(_ run: RunSummary, _ renames: TestRenames) throws
    -> RunHistory.BenchmarkRun
  {
    RunHistory.BenchmarkRun(
      run: run, medians: try named(benchmarks(ofRun: run.id), renames),
      failed: Set(try failedBenchmarks(ofRun: run.id).map { renames[$0] }))
  }

  private func named(_ medians: [TestID: Double], _ renames: TestRenames) -> [TestID: Double] {
    Dictionary(
      medians.sorted { $0.key < $1.key }.map { (renames[$0.key], $0.value) },
      uniquingKeysWith: { _, last in last })
  }

  /// On the same class of machines, where that is enough; of the same source only where there is no other.
  private func benchmarkRuns(before history: RunHistory, suite: SuiteID, limit: Int) throws
    -> [RunSummary]
  {
    for anySource in [false, true] {
      for machine in [history.run.environment, nil] {
        let runs = try trunkRuns(
          before: history, suite: suite, machine: machine, anyLabels: false, anySource: anySource,
          ofBenchmarks: true, limit: limit)
        if runs.count >= min(limit, Self.enoughBenchmarkRuns) || machine == nil && !runs.isEmpty {
          return runs
        }
      }
    }
    return []
  }

  /// With fewer runs than this on the same class of machines, those on others count as well.
  private static let enoughBenchmarkRuns = 10

  /// The benchmarks that failed in a run of the same source and that no later run of it measured, nor this one.
  private func openBenchmarks(
    of history: RunHistory, suite: SuiteID, _ renames: TestRenames, _ witnesses: Witnesses
  ) throws -> [RunHistory.OpenFailure] {
    guard !witnesses.others.isEmpty else { return [] }
    let others = Dictionary(witnesses.others.map { ($0.id, $0) }) { first, _ in first }
    let failed = try connection.rows(
      .failedBenchmarksOnSource,
      [
        "suite": .id(suite), "source": .text(history.run.source.text), "run": .id(history.run.id),
      ]
    ) {
      (
        run: RunID($0.integer(Columns.FailedBenchmarksOnSource.runID)),
        test: TestID($0.integer(Columns.FailedBenchmarksOnSource.testID))
      )
    }
    var open: [TestID: RunKey] = [:]
    for (run, test) in failed {
      guard let seen = others[run], witnesses.own.isLater(than: seen),
        history.benchmarks[renames[test]] == nil,
        !history.failedBenchmarks.contains(renames[test])
      else { continue }
      let isMeasured = try witnesses.others.contains { other in
        try other.forgives(seen) && benchmarks(ofRun: other.id)[test] != nil
      }
      if !isMeasured { open[renames[test]] = seen.key }
    }
    return open.sorted { $0.key < $1.key }.map { .init(test: $0.key, run: $0.value) }
  }
}
