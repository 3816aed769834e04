import Analysis
import RealModule
import TestSupport
import Testing

struct RunJudgementTests {
  private let baselineRuns = 30
  private func fleet(_ seed: UInt64) -> Fleet { Fleet(tests: 400, runs: 31, seed: seed) }

  private func baseline(_ fleet: Fleet) -> DurationBaseline {
    var seconds = TestsByRuns(tests: fleet.seconds.tests, runs: baselineRuns)
    for test in 0..<seconds.tests {
      for run in 0..<baselineRuns { seconds[test, run] = fleet.seconds[test, run] }
    }
    return DurationBaseline(of: seconds, policy: SlowdownPolicy())
  }

  private func lastRun(_ fleet: Fleet) -> [Double] {
    (0..<fleet.seconds.tests).map { fleet.seconds[$0, baselineRuns] }
  }

  @Test func `tests that got slower are the suspects`() {
    let fleet = fleet(41)
    var run = lastRun(fleet)
    for test in [7, 77, 277] { run[test] *= 2 }
    let judgement = baseline(fleet).judge(run)
    let suspects = judgement.suspects.map(\.test)
    #expect(Set(suspects).isSuperset(of: [7, 77, 277]))
    #expect(suspects.count < 12)
    let extras = judgement.suspects.map(\.extraSeconds)
    #expect(extras == extras.sorted(by: >))
  }

  @Test func `a slower machine makes no suspects`() {
    let fleet = fleet(42)
    let judgement = baseline(fleet).judge(
      zip(lastRun(fleet), fleet.responses).map { d, b in
        d * .exp(b * .log(1.2))
      })
    #expect(judgement.suspects.count < 12)
    #expect(!judgement.isShifted || judgement.sizeFactor.map { $0 > 0.22 } == true)
  }

  @Test func `what is uncertain of the responses is no noise of the run`() {
    for seed in 50..<54 {
      let fleet = fleet(UInt64(seed))
      let judgement = baseline(fleet).judge(
        zip(lastRun(fleet), fleet.responses).map { d, b in d * .exp(b * .log(1.5)) })
      #expect(judgement.runNoise < 1.18)
      #expect(judgement.suspects.count < 12)
    }
  }

  @Test func `a machine that was always the same hides no slowdown on one that is faster`() {
    for seed in UInt64(60)..<70 {
      var random = Generator(seed: seed)
      let usual = (0..<150).map { _ in Double.random(in: 0.02...0.5, using: &random) }
      var seconds = TestsByRuns(tests: 150, runs: 12)
      for test in 0..<150 {
        for run in 0..<12 { seconds[test, run] = usual[test] * .exp(0.05 * random.normal()) }
      }
      var run = usual.map { $0 * 0.6 * .exp(0.05 * random.normal()) }
      for test in [7, 77, 140] { run[test] *= 3 }
      let judgement = DurationBaseline(of: seconds, policy: SlowdownPolicy()).judge(run)
      #expect(Set(judgement.suspects.map(\.test)).isSuperset(of: [7, 77, 140]))
      #expect(judgement.suspects.count <= 5)
    }
  }

  @Test func `another kind of machine, which moves each test by its own, makes few suspects`() {
    for seed in 60..<64 {
      let fleet = fleet(UInt64(seed))
      var random = Generator(seed: UInt64(seed))
      let judgement = baseline(fleet).judge(
        lastRun(fleet).map { $0 * .exp(0.15 * random.normal()) })
      #expect(judgement.runNoise > 1.5)
      #expect(judgement.suspects.count < 4)
    }
  }

  @Test func `a suspect knows what it took before, and no other test does`() {
    let fleet = fleet(48)
    var run = lastRun(fleet)
    run[7] *= 2
    let tests = baseline(fleet).judge(run).tests
    #expect(tests[7].earlier.count == baselineRuns)
    #expect(tests[7].earlier.allSatisfy { $0 < tests[7].effect })
    #expect(tests.allSatisfy { $0.earlier.isEmpty == ($0.conclusion != .suspect) })
  }

  @Test func `a run far off the baseline is called shifted`() {
    let fleet = fleet(43)
    let judgement = baseline(fleet).judge(lastRun(fleet).map { $0 * 1.8 })
    #expect(judgement.isShifted)
  }

  @Test func `what was not measured is not judged`() {
    let fleet = fleet(44)
    var run = lastRun(fleet)
    run[3] = .nan
    run[4] = .infinity
    run[5] = -1
    var seconds = fleet.seconds
    for i in 0..<27 { seconds[6, i] = .nan }
    let judgement = DurationBaseline(of: seconds, policy: SlowdownPolicy()).judge(run)
    #expect(judgement.tests.count == 396)
    #expect(judgement.tests.allSatisfy { !(3...6).contains($0.test) })
  }

  @Test func `few tests are judged without the machine`() {
    let fleet = Fleet(tests: 20, runs: 31, seed: 45)
    let judgement = baseline(fleet).judge(lastRun(fleet))
    #expect(judgement.sizeFactor == nil)
    #expect(judgement.tests.count == 20)
    #expect(judgement.tests.allSatisfy { $0.sizeFactor == 0 })
  }

  @Test func `the same runs give the same judgement`() {
    let fleet = fleet(46)
    let (a, b) = (baseline(fleet).judge(lastRun(fleet)), baseline(fleet).judge(lastRun(fleet)))
    #expect(a.tests == b.tests)
  }

  @Test func `a run without any duration is answered`() {
    let judgement = baseline(fleet(47)).judge(Array(repeating: .nan, count: 400))
    #expect(judgement.tests.isEmpty && judgement.sizeFactor == nil && judgement.runNoise == 1)
  }
}
