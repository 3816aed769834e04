import RealModule
import Statistics

/// How far tests were from what they usually take in the baseline's own runs.
struct BaselinePlaces {
  let seconds: TestsByRuns
  let machine: MachineModel
  let tests: [TestBaseline?]
  let typicalSpreads: [Double]

  /// The logarithm of what a test took over what was expected, and how many standard errors that is; nil where the
  /// run has no duration of it, or the baseline nothing to compare with.
  func deviation(of test: Int, in run: Int) -> (effect: Double, t: Double)? {
    guard let baseline = tests[test], seconds[test, run] >= 0 else { return nil }
    let factor = machine.sizeFactors[run]
    let effect = machine.effect(
      ofSeconds: seconds[test, run], by: baseline, sizeFactor: factor)
    return (effect, effect / baseline.standardError(ofValues: 1, sizeFactor: factor, excess: 0))
  }

  /// What a test lost in a run in which it was slow enough for a suspect; nil where it was not.
  func lost(by test: Int, in run: Int, _ policy: SlowdownPolicy) -> TimeLost? {
    lost(by: test, in: [run], policy)?.first
  }

  /// What a test lost that went to its upper level and back more than once by itself; nil where it did not. One that
  /// went there once may have been slowed down and mended, or be slower for good.
  func lostByLevels(_ test: Int) -> TimeLost? {
    guard let baseline = tests[test], let lower = baseline.lowerLevel else { return nil }
    let middle = (lower + baseline.level) / 2
    let isUpper = machine.values(of: seconds, test: test).map { $0 > middle }
    let visits = zip([false] + isUpper, isUpper).count { !$0 && $1 }
    guard visits > 1 else { return nil }
    let usual = DurationScale.seconds(ofLogarithm: lower)
    return TimeLost(
      usualSeconds: usual, extraSeconds: baseline.levelSeconds - usual,
      effect: baseline.level - lower)
  }

  /// The least that a test lost in two runs, where it was slow enough for a suspect in both.
  func lostTwice(
    by test: Int, in both: (Int, Int), loads: [Double], _ policy: SlowdownPolicy
  ) -> TimeLost? {
    guard let lost = lost(by: test, in: [both.0, both.1], policy) else { return nil }
    return TimeLost.least(
      lost[0].divided(byLoad: loads[both.0]), lost[1].divided(byLoad: loads[both.1]))
  }

  /// What a test lost in each of some runs beside the other runs alone, as new runs are judged: in a short baseline
  /// slow runs would widen the spread that they are measured by. Nil where it was not slow in all of them.
  private func lost(by test: Int, in slow: [Int], _ policy: SlowdownPolicy) -> [TimeLost]? {
    guard let all = tests[test] else { return nil }
    let usual = all.lowerLevel ?? all.level
    let isSlow = slow.allSatisfy { run in
      deviation(of: test, in: run).map {
        $0.effect + all.level - usual >= .log(policy.minimumRatio)
      } ?? false
    }
    guard isSlow else { return nil }
    var others = machine.values(of: seconds, test: test, without: slow)
    guard others.count >= Self.fewest else { return nil }
    let baseline = TestBaseline(
      of: DurationLevel(of: &others), typicalSpread: typicalSpreads[test],
      response: all.response, responseVariance: all.responseVariance)
    let judged = slow.map {
      DurationJudgement(
        test: test, seconds: seconds[test, $0], baseline: baseline,
        sizeFactor: machine.sizeFactors[$0], excess: 0, policy: policy)
    }
    return judged.allSatisfy { $0.conclusion == .suspect } ? judged.map(TimeLost.init) : nil
  }

  /// So many runs have a middle and a spread.
  private static let fewest = 3
}
