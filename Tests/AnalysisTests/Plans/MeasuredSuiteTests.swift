import Analysis
import History
import TestSupport
import Testing

@Suite struct MeasuredSuiteTests {
  /// Runs of 200 tests of 10 ms on two workers, in which one test in ten is held up by as much again and one pause in
  /// fifty takes 20 ms instead of 1.
  private func runs(_ count: Int, _ random: inout Generator) -> [TimedRun] {
    (0..<count).map { number in
      var ends: [Int64] = [0, 0]
      let tests = (0..<200).map { test -> TimedTest in
        let worker = test % 2
        let time: Int64 = Int.random(in: 0..<10, using: &random) == 0 ? 20_000 : 10_000
        var entry = TimedTest(test: TestID(Int64(test + 1)), total: time)
        entry.start = ends[worker]
        entry.worker = "gw\(worker)"
        ends[worker] += time + (Int.random(in: 0..<50, using: &random) == 0 ? 20_000 : 1_000)
        return entry
      }
      var run = RunSummary(
        id: RunID(Int64(number + 1)), key: RunKey("\(number)"), project: "p", suite: "full",
        source: "s",
        kind: .trunk, startedAt: Instant(microseconds: Int64(number)), isComplete: true,
        environment: EnvironmentClass(cpuModel: "CPU", cores: 2))
      run.workers = 2
      return TimedRun(run: run, tests: tests)
    }
  }

  @Test func whatHoldsTestsAndWorkersUpNowAndThenIsCounted() throws {
    var random = Generator(seed: 5)
    let order = (0..<200).map { test in
      (test: TestID(Int64(test + 1)), identity: TestIdentity(file: "a.py", name: "test_\(test)"))
    }
    let past = runs(5, &random)
    let measured = try #require(MeasuredSuite(past, order: order))
    let real = past.map { run in
      run.tests.reduce(Int64(0)) { max($0, ($1.start ?? 0) + $1.total) }
    }.sorted()[2]
    let predicted = measured.predicted(.worksteal, workers: 2).makespan
    // The medians alone say 11 ms a test, a tenth less than it takes.
    #expect(abs(Double(predicted) / Double(real) - 1) < 0.04, "\(predicted) of \(real)")
  }
}
