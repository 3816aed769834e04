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
    lost(by: test, in: run..<(run + 1), policy)?.first
  }

  /// The least that a test lost in a run and in the next one, where it was slow enough for a suspect in both.
  func lostTwice(by test: Int, from run: Int, loads: [Double], _ policy: SlowdownPolicy)
    -> TimeLost?
  {
    guard run + 1 < seconds.runs, let both = lost(by: test, in: run..<(run + 2), policy) else {
      return nil
    }
    return TimeLost.least(
      both[0].divided(byLoad: loads[run]), both[1].divided(byLoad: loads[run + 1]))
  }

  /// What a test lost in each of some runs beside the other runs alone, as new runs are judged: in a short baseline
  /// slow runs would widen the spread that they are measured by. Nil where it was not slow in all of them.
  private func lost(by test: Int, in slow: Range<Int>, _ policy: SlowdownPolicy) -> [TimeLost]? {
    guard let all = tests[test],
      slow.allSatisfy({
        deviation(of: test, in: $0).map { $0.effect >= .log(policy.minimumRatio) } ?? false
      })
    else { return nil }
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
