import RealModule
import Statistics

/// What the durations of a run are judged against.
public struct DurationBaseline: Sendable {
  public let policy: SlowdownPolicy
  /// The machine during the runs of the baseline.
  public let machine: MachineModel
  /// One for each test; nil where it passed in fewer runs than the policy asks for.
  public let tests: [TestBaseline?]
  /// What the suite's own noise looks like.
  public let noise: SuiteNoise
  let seconds: TestsByRuns
  let typicalSpreads: [Double]

  /// The baseline that some runs make, durations in seconds. The caller chooses the runs; what a test
  /// took before a change that was accepted is given as missing.
  public init(of seconds: TestsByRuns, policy: SlowdownPolicy) {
    let machine = MachineModel(fitting: seconds)
    let known = (0..<seconds.tests).map { test -> DurationLevel? in
      var values = machine.values(of: seconds, test: test)
      return values.count >= max(policy.minimumRuns, 1) ? DurationLevel(of: &values) : nil
    }
    let typical = TypicalSpreads(
      spreads: known.map { $0?.spread ?? .nan }, levels: machine.levels)
    let tests = known.indices.map { test in
      known[test].map {
        TestBaseline(
          of: $0, typicalSpread: typical.values[test], response: machine.responses[test],
          responseVariance: machine.responseVariances[test], noise: machine.noise[test])
      }
    }
    self.policy = policy
    self.machine = machine
    self.tests = tests
    self.seconds = seconds
    typicalSpreads = typical.values
    noise = Self.noise(
      of: seconds, machine, tests, highest: known.map { $0?.greatest ?? 0 }, policy)
  }

  /// How many of the newest runs tell the usual tails.
  private static let tailRuns = 5

  private static func noise(
    of seconds: TestsByRuns, _ machine: MachineModel, _ tests: [TestBaseline?], highest: [Double],
    _ policy: SlowdownPolicy
  ) -> SuiteNoise {
    func slowness(_ test: Int, _ run: Int) -> (t: Double, slow: TimeLost?)? {
      guard let baseline = tests[test], seconds[test, run] >= 0 else { return nil }
      let s = machine.sizeFactors[run]
      let effect = machine.effect(ofSeconds: seconds[test, run], by: baseline, sizeFactor: s)
      let t = effect / baseline.standardError(ofValues: 1, sizeFactor: s, excess: 0)
      let extra = baseline.extraSeconds(effect: effect, sizeFactor: s)
      // What a test does by its own spread is none of the suite's.
      let isSlow =
        effect >= .log(policy.minimumRatio) && extra >= policy.minimumExtra
        && StudentT.upperTail(t, degreesOfFreedom: baseline.degreesOfFreedom)
          < policy.suspectSignificance
      return (
        t,
        isSlow
          ? TimeLost(usualSeconds: baseline.levelSeconds, extraSeconds: extra, effect: effect) : nil
      )
    }
    let smallest = Double.log(policy.minimumRatio)
    var noise = SuiteNoise(
      tests.indices.compactMap { test in
        tests[test].map { baseline in
          let isSlow = highest[test] >= smallest
          return (
            baseline.levelSeconds,
            isSlow ? (0..<seconds.runs).map { slowness(test, $0)?.slow } : []
          )
        }
      }, runs: seconds.runs)
    let newest = (0..<seconds.runs).suffix(tailRuns)
    var scores = tests.indices.flatMap { test in newest.compactMap { slowness(test, $0)?.t } }
    noise.tail = SuiteNoise.tailShares.map { Quantiles.quantile($0, reordering: &scores) }
    return noise
  }
}
