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
      in: BaselinePlaces(
        seconds: seconds, machine: machine, tests: tests, typicalSpreads: typical.values),
      highest: known.map { $0?.greatest ?? 0 }, policy)
  }

  /// So many tests tell how loaded a run was.
  private static let testsForTails = 4000

  private static func noise(
    in places: BaselinePlaces, highest: [Double], _ policy: SlowdownPolicy
  ) -> SuiteNoise {
    let (tests, runs) = (places.tests, places.seconds.runs)
    let sample = stride(from: 0, to: tests.count, by: max(tests.count / testsForTails, 1))
    let scores = (0..<runs).map { run in
      sample.compactMap { places.deviation(of: $0, in: run)?.t }
    }
    let tails = RunTails(scores)
    let loads = scores.map(tails.certainLoad)
    let smallest = Double.log(policy.minimumRatio)
    var (once, twice): ([TimeLost], [TimeLost]) = ([], [])
    // What was slow in the newest run may be slow from there on, and no noise.
    let settled = 0..<max(runs - 1, 0)
    for test in tests.indices {
      guard let usual = tests[test]?.levelSeconds else { continue }
      let nothing = TimeLost(usualSeconds: usual, extraSeconds: 0, effect: 0)
      let slow = highest[test] >= smallest ? settled : 0..<0
      once.append(
        slow.compactMap { places.lost(by: test, in: $0, policy)?.divided(byLoad: loads[$0]) }
          .reduce(nothing, TimeLost.greatest))
      twice.append(
        slow.dropLast().compactMap { places.lostTwice(by: test, from: $0, loads: loads, policy) }
          .reduce(nothing, TimeLost.greatest))
    }
    return SuiteNoise(once: once, twice: twice, tails: tails, runs: runs)
  }
}
