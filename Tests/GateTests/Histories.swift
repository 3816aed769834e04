import History

/// A run of the suite `full` on main with some results.
func history(
  _ outcomes: [Outcome] = [.passed], suite: String = "full",
  change: (inout RunHistory) -> Void = { _ in }
) -> RunHistory {
  let results = outcomes.enumerated().compactMap { index, outcome in
    result(Int64(index + 1), [Attempt(outcome: outcome, duration: 1000)])
  }
  var history = RunHistory(run: summary("run", suite: suite), results: results, trunk: "main")
  history.run.counts = RunCounts(results)
  change(&history)
  return history
}

func result(_ id: Int64, _ attempts: [Attempt]) -> TestResult? {
  TestResult(test: TestID(id), attempts: attempts)
}

func summary(_ id: String, suite: String = "full", second: Int64 = 100) -> RunSummary {
  RunSummary(
    id: RunID(second), key: RunKey(id), project: "shop", suite: suite, source: "s", kind: .trunk,
    startedAt: Instant(microseconds: second * 1_000_000), isComplete: true,
    environment: EnvironmentClass(cpuModel: nil, cores: 2))
}

func seconds(_ seconds: Double, _ origin: WallTime.Origin = .measured) -> WallTime {
  WallTime(microseconds: Int64(seconds * 1_000_000), origin: origin)
}

extension RunHistory {
  /// The newest run of the trunk had these tests.
  mutating func setTrunk(_ outcomes: [Int64: Outcome]) {
    let results = outcomes.sorted { $0.key < $1.key }.compactMap { id, outcome in
      result(id, [Attempt(outcome: outcome)])
    }
    newestTrunkRun = TrunkRun(run: summary("trunk", second: 50), results: results)
  }
}
