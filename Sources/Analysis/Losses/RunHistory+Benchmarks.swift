public import History

extension RunHistory {
  /// By benchmark that runs of the trunk had and the run has not: the newest run that had it, as far as nobody took
  /// that on purpose. Runs that have none of the run's benchmarks are of other ones, and a run without any lacks
  /// those that failed when they were last run.
  public func lostBenchmarks(_ rule: RuleName) -> [(benchmark: TestID, last: BenchmarkRun)] {
    let own = failedBenchmarks.union(benchmarks.keys)
    var lost: [TestID: BenchmarkRun] = [:]
    for earlier in benchmarksBefore {
      if own.isEmpty {
        for benchmark in earlier.failed where lost[benchmark] == nil { lost[benchmark] = earlier }
        continue
      }
      guard own.contains(where: earlier.has) else { continue }
      for benchmark in earlier.failed.union(earlier.medians.keys)
      where !own.contains(benchmark) && lost[benchmark] == nil {
        lost[benchmark] = earlier
      }
    }
    return lost.sorted { $0.key < $1.key }.map { (benchmark: $0.key, last: $0.value) }
      .filter { !isTaken(rule, $0.benchmark, lastSeen: $0.last.run.startedAt) }
  }

  /// Whether it was taken on purpose that a benchmark went, by a run that had it no more.
  private func isTaken(_ rule: RuleName, _ benchmark: TestID, lastSeen: Instant) -> Bool {
    acceptances.contains {
      $0.rule == rule && $0.test == benchmark && !$0.isOfPresent && $0.since <= run.startedAt
        && ($0.branch != trunk && $0.branch != nil || $0.since > lastSeen)
    }
  }
}
