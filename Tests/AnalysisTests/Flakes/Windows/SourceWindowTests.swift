import Analysis
import History
import Testing

struct SourceWindowTests {
  private func run(
    _ source: String, day: Int64 = 0, trunk: Bool = true, complete: Bool = true,
    executed: Int = 100, failed: Int = 0
  ) -> WindowRun {
    WindowRun(
      source: source, start: Instant(microseconds: day * 86_400_000_000), isTrunk: trunk,
      isComplete: complete, executedTests: executed, failedFirstAttempts: failed)
  }

  private func evidence(_ frame: SourceWindow, _ attempts: [AttemptHistory.Entry]) -> TestTally {
    frame.evidence(of: TestAttempts(test: TestID(1), attempts))
  }

  @Test func `runs and jobs on one source are one piece of evidence`() {
    let frame = SourceWindow(runs: [run("a"), run("b", trunk: false), run("a"), run("b")])
    let evidence = evidence(
      frame,
      [
        AttemptHistory.Entry(run: 0, outcome: .failed),
        AttemptHistory.Entry(run: 1, outcome: .passed),
        AttemptHistory.Entry(run: 2, outcome: .passed),
        AttemptHistory.Entry(run: 3, outcome: .timedOut),
        AttemptHistory.Entry(run: 3, outcome: .passed, mode: .retry),
      ])
    #expect(evidence.sources.map(\.failed) == [1, 1])
    #expect(evidence.sources.map(\.attempts) == [2, 3])
    #expect(evidence.sources.map(\.firstAttempts) == [2, 2])
    #expect(evidence.sources.map(\.isTrunk) == [true, true])
    #expect(evidence.sources.map(\.position) == [0, 1])
  }

  @Test func `skipped says nothing, expected failure and unexpected pass are passes`() {
    let frame = SourceWindow(runs: ["a", "b", "c", "d"].map { run($0) })
    let outcomes: [Outcome] = [.skipped, .xfailed, .xpassed, .crashed]
    let evidence = evidence(
      frame, outcomes.enumerated().map { AttemptHistory.Entry(run: $0, outcome: $1) })
    #expect(evidence.sources.map(\.failed) == [0, 0, 1])
    #expect(evidence.sources.map(\.position) == [1, 2, 3])
  }

  @Test func `an incomplete run and a run of failing machinery are no evidence`() {
    let frame = SourceWindow(runs: [
      run("a"), run("b", complete: false), run("c", executed: 40, failed: 12),
      run("d", executed: 40, failed: 9), run("e", executed: 100, failed: 19),
      run("f", executed: 100, failed: 20),
    ])
    #expect(frame.positions == [0, nil, nil, 1, 2, nil])
    let attempts = (0..<6).map { AttemptHistory.Entry(run: $0, outcome: .failed) }
    #expect(evidence(frame, attempts).sources.count == 3)
  }

  @Test func `of the sources the newest count, of the days the last`() {
    let runs = (0..<200).map { run("s\($0)", day: Int64($0)) }
    #expect(SourceWindow(runs: runs).sourceCount == 91)
    #expect(SourceWindow(runs: runs, days: 1_000).sourceCount == 200)
    let newest = SourceWindow(runs: runs, sourceLimit: 10)
    #expect(newest.positions.suffix(11) == [nil] + (0..<10).map { $0 })
  }

  @Test func `an attempt in isolation counts only as the proof that a failing source can pass`() {
    let frame = SourceWindow(runs: [run("a"), run("b"), run("c")])
    let evidence = evidence(
      frame,
      [
        AttemptHistory.Entry(run: 0, outcome: .failed),
        AttemptHistory.Entry(run: 1, outcome: .passed),
        AttemptHistory.Entry(run: 1, outcome: .failed, mode: .isolated),
      ]
        + (0..<20).map { _ in AttemptHistory.Entry(run: 0, outcome: .passed, mode: .isolated) }
        + [AttemptHistory.Entry(run: 2, outcome: .passed, mode: .isolated)])
    #expect(evidence.sources.map(\.failed) == [1, 0])
    #expect(evidence.sources.map(\.attempts) == [2, 1])
    #expect(evidence.isolatedAttempts == 22)
    #expect(evidence.isolatedFailures == 1)
  }

  @Test func `runs that the frame does not know are passed over`() {
    let frame = SourceWindow(runs: [run("a")])
    let attempts = [-1, 1, Int.max].map { AttemptHistory.Entry(run: $0, outcome: .failed) }
    #expect(evidence(frame, attempts).sources.isEmpty)
    #expect(SourceWindow(runs: []).sourceCount == 0)
    let far = WindowRun(
      source: "x", start: Instant(microseconds: .min), executedTests: 0, failedFirstAttempts: 0)
    #expect(SourceWindow(runs: [far]).positions.count == 1)
  }

  @Test func `a run of failing machinery moves no state`() {
    let model = FlakeModel()
    func state(_ runs: [WindowRun]) -> [TestState] {
      let frame = SourceWindow(runs: runs)
      return (0..<40).map { test in
        let attempts = runs.indices.flatMap { index -> [AttemptHistory.Entry] in
          let fails = index == 30 && test < 12
          let first = AttemptHistory.Entry(run: index, outcome: fails ? .failed : .passed)
          let retry = AttemptHistory.Entry(run: index, outcome: .passed, mode: .retry)
          return fails ? [first, retry] : [first]
        }
        return model.assess(evidence(frame, attempts)).state
      }
    }
    let before = (0..<30).map { run("s\($0)", executed: 40) }
    let hit = before + [run("s30", executed: 40, failed: 12)]
    #expect(state(hit) == state(before))
    #expect(state(before + [run("s30", executed: 40, failed: 9)]) != state(before))
  }
}

/// Several executions of a test in one run, which may be several tests of one name.
struct ExecutionEvidenceTests {
  private func evidence(_ runs: [[(Outcome, AttemptMode)]]) -> [SourceTally] {
    let window = SourceWindow(
      runs: runs.indices.map { place in
        WindowRun(
          source: "s\(place / 2)", start: Instant(microseconds: Int64(place)), executedTests: 100,
          failedFirstAttempts: 0)
      })
    let entries = runs.enumerated().flatMap { place, attempts in
      attempts.map { AttemptHistory.Entry(run: place, outcome: $0, mode: $1) }
    }
    return window.evidence(of: TestAttempts(test: TestID(1), entries)).sources
  }

  @Test(arguments: [[Outcome.passed, .failed], [.failed, .passed], [.failed, .passed, .passed]])
  func `a pass beside a failure is no contradiction, on however many runs`(outcomes: [Outcome]) {
    let run = outcomes.map { ($0, AttemptMode.suite) }
    let sources = evidence([run, run, run, run])
    #expect(sources.map(\.isAllFail) == [true, true])
    #expect(sources.map(\.attempts) == [2, 2])
    #expect(sources.map(\.firstFailed) == [2, 2])
  }

  @Test func `executions that all passed are one pass`() {
    let sources = evidence([[(.passed, .suite), (.passed, .suite)]])
    #expect(sources.map(\.attempts) == [1])
    #expect(sources.map(\.isClean) == [true])
  }

  @Test func `a retry within an execution and another run are contradictions as ever`() {
    let retried = evidence([[(.passed, .suite), (.failed, .suite), (.passed, .retry)]])
    #expect(retried.map(\.isContradiction) == [true])
    #expect(evidence([[(.failed, .suite), (.passed, .retry)]]).map(\.isContradiction) == [true])
    let elsewhere = evidence([[(.passed, .suite), (.failed, .suite)], [(.passed, .suite)]])
    #expect(elsewhere.map(\.isContradiction) == [true])
  }

  @Test func `a pass alone counts beside executions that failed`() {
    let sources = evidence([[(.passed, .suite), (.failed, .suite), (.passed, .isolated)]])
    #expect(sources.map(\.failed) == [1])
    #expect(sources.map(\.attempts) == [2])
  }
}
