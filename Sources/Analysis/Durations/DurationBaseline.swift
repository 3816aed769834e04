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
  private let learnt: LearntNoise

  /// The baseline that some runs make, durations in seconds. The caller chooses the runs; what a test
  /// took before a change that was accepted is given as missing.
  ///
  /// `accepted`: by such a test what it took before, by run. Until it has runs enough since, its level is that of those
  /// there are, and how it varies is what it did before.
  public init(
    of seconds: TestsByRuns, accepted: [Int: [Double]] = [:], policy: SlowdownPolicy
  ) {
    let machine = MachineModel(fitting: seconds)
    let fewest = max(policy.minimumRuns, 1)
    let known = (0..<seconds.tests).map { test -> DurationLevel? in
      var values = machine.values(of: seconds, test: test)
      if values.count >= fewest { return DurationLevel(of: &values) }
      guard let before = accepted[test], !values.isEmpty else { return nil }
      let old = machine.values(ofDurations: before, test: test)
      guard old.count + values.count >= fewest else { return nil }
      return DurationLevel(since: values, like: old)
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
    let learnt = LearntNoise(
      in: BaselinePlaces(
        seconds: seconds, machine: machine, tests: tests, typicalSpreads: typical.values),
      highest: known.map { $0?.greatestStep ?? 0 }, policy)
    self.learnt = learnt
    noise = learnt.noise
  }

  /// What the suite's own noise looks like where what the tests of a run did in their streaks up to it is none.
  public func noise(before streaks: [Int: SlowStreak]) -> SuiteNoise {
    streaks.isEmpty
      ? noise : learnt.noise(before: streaks.mapValues { seconds.runs - $0.seconds.count })
  }
}
