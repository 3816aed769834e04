import Analysis
import RealModule
import Statistics
import Testing

/// The baseline that the executions of one test make, in seconds.
func baseline(of seconds: [Double], typicalSpread: Double = 0.05) -> TestBaseline {
  let y = seconds.map(DurationScale.logarithm(ofSeconds:))
  let level = Quantiles.median(of: y)
  return TestBaseline(
    level: level, spread: RobustScale.standardDeviation(of: y), typicalSpread: typicalSpread,
    upperDecile: Quantiles.quantile(0.9, of: y.map { $0 - level }), runs: y.count)
}

let steady = baseline(of: [1.00, 1.02, 0.98, 1.01, 0.99, 1.03, 0.97, 1.00, 1.02, 0.98])
let noisy = baseline(of: [1.0, 1.3, 0.8, 1.1, 0.7, 1.4, 0.9, 1.2, 0.75, 1.05])
let tiny = baseline(of: [4, 5, 4, 6, 4, 5, 4, 5, 4, 5].map { $0 / 1000 })

private func judge(
  _ seconds: Double, by baseline: TestBaseline = steady, sizeFactor: Double = 0,
  excess: Double = 0
) -> DurationJudgement {
  DurationJudgement(
    test: 0, seconds: seconds, baseline: baseline, sizeFactor: sizeFactor, excess: excess,
    policy: SlowdownPolicy())
}

private func isNear(_ value: Double, _ expected: Double, _ tolerance: Double) -> Bool {
  abs(value - expected) <= tolerance
}

struct DurationJudgementTests {
  @Test func `the spread is moderated by that of similar tests`() {
    #expect(isNear(steady.level, 0.0020, 5e-5))
    #expect(isNear(steady.spread, 0.0293, 5e-5))
    #expect(isNear(steady.sigma, 0.04188, 5e-6))
    #expect(isNear(steady.degreesOfFreedom, 7.33, 1e-9))
  }

  @Test func `a quarter more is a suspect`() {
    let judgement = judge(1.25)
    #expect(isNear(judgement.effect, 0.2227, 5e-5))
    #expect(isNear(judgement.ratio, 1.2495, 5e-5))
    #expect(isNear(judgement.t, 4.944, 5e-4))
    #expect(isNear(judgement.pValue / 7.29e-4, 1, 0.01))
    #expect(isNear(judgement.extraSeconds, 0.25, 0.001))
    #expect(judgement.conclusion == .suspect)
  }

  @Test func `a small effect is none, however it came`() {
    let judgement = judge(1.08)
    #expect(isNear(judgement.effect, 0.0768, 5e-5))
    #expect(isNear(judgement.t, 1.705, 5e-4))
    #expect(isNear(judgement.pValue, 0.065, 5e-4))
    #expect(judgement.conclusion == .belowRatio)
  }

  @Test func `what chance explains is no suspect`() {
    let judgement = judge(1.12)
    #expect(isNear(judgement.effect, 0.1131, 5e-5))
    #expect(isNear(judgement.t, 2.511, 5e-4))
    #expect(isNear(judgement.pValue, 0.0194, 5e-5))
    #expect(judgement.conclusion == .withinNoise)
  }

  @Test func `a noisy test is given its noise`() {
    let judgement = judge(1.30, by: noisy)
    #expect(isNear(judgement.effect, 0.2376, 5e-5))
    #expect(isNear(judgement.t, 1.099, 5e-4))
    #expect(isNear(judgement.pValue, 0.153, 5e-4))
    #expect(judgement.conclusion == .withinNoise)
  }

  @Test func `a few milliseconds are nobody's concern`() {
    let judgement = judge(0.009, by: tiny)
    #expect(isNear(judgement.effect, 0.5291, 5e-5))
    #expect(isNear(judgement.ratio, 1.70, 0.005))
    #expect(isNear(judgement.t, 5.758, 5e-4))
    #expect(isNear(judgement.pValue / 2.9e-4, 1, 0.02))
    #expect(isNear(judgement.extraSeconds, 0.0045, 1e-4))
    #expect(judgement.conclusion == .belowExtra)
  }

  @Test func `a slow machine is not the test's fault`() {
    let judgement = judge(1.30, sizeFactor: .log(1.3))
    #expect(isNear(judgement.effect, -0.0005, 5e-5))
    #expect(isNear(judgement.t, -0.01, 5e-3))
    #expect(isNear(judgement.pValue, 0.504, 5e-4))
    #expect(judgement.conclusion == .machine)
  }

  @Test func `a slow machine hides no slowdown`() {
    let judgement = judge(1.625, sizeFactor: .log(1.3))
    #expect(isNear(judgement.effect, 0.2224, 5e-5))
    #expect(isNear(judgement.t, 4.936, 5e-4))
    #expect(isNear(judgement.pValue / 7.36e-4, 1, 0.01))
    #expect(judgement.conclusion == .suspect)
  }

  @Test func `a noisy run is given its noise`() {
    let judgement = judge(1.25, excess: 8 * steady.sigma * steady.sigma)
    #expect(isNear(judgement.runNoise, 3, 1e-9))
    #expect(isNear(judgement.t, 1.757, 5e-4))
    #expect(judgement.conclusion == .withinNoise)
  }

  @Test func `what the test often takes is no suspect`() {
    var restless = steady
    restless.upperDecile = 0.3
    #expect(judge(1.25, by: restless).conclusion == .withinHistory)
  }

  @Test func `the longer, the smaller the p-value`() {
    let pValues = (0...40).map { judge(0.8 + 0.05 * Double($0)).pValue }
    for (a, b) in zip(pValues, pValues.dropFirst()) { #expect(b < a) }
  }

  @Test func `seconds and what was expected make the extra time`() {
    let judgement = judge(1.625, sizeFactor: .log(1.3))
    #expect(isNear(judgement.expectedSeconds * judgement.ratio, 1.625, 0.002))
  }
}

struct SlowdownConfirmationTests {
  /// Beside ten runs three re-runs are enough among fifty tests.
  private func confirm(_ reruns: [Double], amongTests tests: Int = 50) -> SlowdownConfirmation {
    SlowdownConfirmation.confirm(
      [(judge(1.25), reruns)], amongTests: tests, policy: SlowdownPolicy())[0]
  }

  @Test func `among more tests more executions are needed, and until then nothing is confirmed`() {
    let slow = [1.24, 1.26, 1.22, 1.25, 1.23, 1.24, 1.26, 1.25, 1.24, 1.25]
    for count in 3..<10 {
      let confirmation = confirm(Array(slow.prefix(count)), amongTests: 10_000)
      #expect(confirmation.status == .pending && confirmation.needed == 10)
    }
    #expect(confirm(slow, amongTests: 10_000).status == .confirmed)
    #expect(confirm(slow.dropLast() + [1.0], amongTests: 10_000).status == .refuted)
  }

  @Test func `executions that are all slow confirm`() {
    let confirmation = confirm([1.24, 1.26, 1.22])
    #expect(confirmation.status == .confirmed)
    #expect(isNear(confirmation.ratio, 1.24, 0.005))
    #expect(isNear(confirmation.extraSeconds, 0.24, 0.005))
    #expect(confirmation.pValue < 1e-3)
  }

  @Test func `one execution at the old speed refutes`() {
    #expect(confirm([1.24, 1.01, 1.26]).status == .refuted)
    #expect(confirm([1.01]).status == .refuted)
  }

  @Test func `too few executions decide nothing`() {
    #expect(confirm([]).status == .pending)
    #expect(confirm([]).pValue == 1)
    #expect(confirm([1.24, 1.26]).status == .pending)
  }

  @Test func `an error of the baseline that all executions share must stand against all tests`() {
    var uncertain = steady
    uncertain.responseVariance = 0.05
    let suspect = judge(1.625, by: uncertain, sizeFactor: .log(1.3))
    func status(amongTests tests: Int) -> SlowdownConfirmation.Status {
      SlowdownConfirmation.confirm(
        [(suspect, [1.62, 1.63, 1.61, 1.62, 1.63, 1.61, 1.62, 1.63, 1.61, 1.62])],
        amongTests: tests, policy: SlowdownPolicy())[0].status
    }
    #expect(status(amongTests: 1) == .confirmed)
    #expect(status(amongTests: 10_000) == .refuted)
  }

  @Test func `a test that was as slow before is run again more often`() {
    var suspect = judge(1.25)
    func needed(asSlow runs: Int) -> Int {
      suspect.earlier = Array(repeating: 0.3, count: runs) + Array(repeating: 0, count: 10 - runs)
      return SlowdownConfirmation.confirm(
        [(suspect, [1.24, 1.26, 1.22])], amongTests: 60, policy: SlowdownPolicy())[0].needed
    }
    #expect((0...2).map { needed(asSlow: $0) } == [4, 6, 8])
  }

  @Test func `an execution without a duration decides nothing`() {
    #expect(confirm([1.24, .nan, -1, 1.26]).status == .pending)
    #expect(confirm([.infinity]).pValue == 1)
  }

  @Test func `many suspects make each of them less certain`() {
    var weak = steady
    weak.sigma *= 1.7
    let suspect = judge(1.25, by: weak)
    let alone = SlowdownConfirmation.confirm(
      [(suspect, [1.25, 1.26, 1.24, 1.25])], amongTests: 100, policy: SlowdownPolicy())
    let among = SlowdownConfirmation.confirm(
      [(suspect, [1.25, 1.26, 1.24, 1.25])]
        + Array(repeating: (suspect, [1.0, 1.0, 1.0, 1.0]), count: 40),
      amongTests: 100, policy: SlowdownPolicy())
    #expect(alone[0].status == .confirmed)
    #expect(among[0].status == .refuted)
    #expect(among[0].pValue == alone[0].pValue)
  }
}
