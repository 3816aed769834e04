public import History

/// A suite of tests run after run, on one machine, with a little noise.
public struct QuietSuite: Sendable {
  /// By run, oldest first: the microseconds of each test.
  public var runs: [[Int64]]

  public init(tests: Int = 60, runs count: Int, noise: Double = 0.02, seed: UInt64 = 11) {
    var random = Generator(seed: seed)
    runs = (0..<count).map { _ in
      (0..<tests).map { test in
        Int64(Double(50_000 + 2_000 * test) * (1 + noise * random.normal()))
      }
    }
  }

  /// The run of that number and all before it, as the gate is given them.
  ///
  /// `reruns`: by test, what further executions took, in microseconds.
  public func history(of number: Int, reruns: [Int: [Int64]] = [:]) -> RunHistory {
    let results = runs[number].enumerated().compactMap { test, took -> TestResult? in
      let again = (reruns[test] ?? []).map {
        Attempt(outcome: .passed, mode: .rerun, duration: $0)
      }
      return TestResult(
        test: TestID(Int64(test)), attempts: [Attempt(outcome: .passed, duration: took)] + again)
    }
    var history = RunHistory(run: summary(number), results: results, trunk: "main")
    let earlier = (0..<number).reversed()
    history.baseline = earlier.map(summary)
    history.baselineDurations = earlier.map { run in
      var durations = RunDurations()
      durations.tests = runs[run].indices.map { TestID(Int64($0)) }
      durations.microseconds = runs[run]
      return durations
    }
    return history
  }

  private func summary(_ number: Int) -> RunSummary {
    var run = RunSummary(
      id: RunID(Int64(number)), key: RunKey("run \(number)"), project: "shop", suite: "full",
      source: "source \(number)",
      kind: .trunk, startedAt: Instant(microseconds: Int64(number) * 1_000_000), isComplete: true,
      environment: EnvironmentClass(cpuModel: nil, cores: 2))
    run.branch = "main"
    run.commit = String(repeating: "\(number % 10)", count: 40)
    return run
  }
}
