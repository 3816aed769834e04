import RealModule
import Statistics

/// What became of the durations of one run.
public struct RunJudgement: Sendable {
  /// s: the logarithm of the run's factor; nil where too few tests ran to know it, and nothing was
  /// normalised.
  public var sizeFactor: Double?
  /// How many times as noisy as the baseline the run was, at least 1.
  public var runNoise: Double
  /// τ²: the variance that the run added to the noise of each test; 0 where it was as noisy as the baseline.
  public var excess: Double
  /// Whether all tests together were slower than in any run of the baseline, by more than the policy's guard:
  /// the machine became slower, or all of the code, and no single test can be told from them.
  public var isShifted: Bool
  /// How many times the baseline's the tail of the run's deviations was, at least 1.
  public var tailFactor: Double
  /// How many times the usual pauses the run's are taken to be, by its tail and by its noise.
  public var load: Double { max(tailFactor, runNoise) }
  /// One for each test that has both a duration and a baseline.
  public var tests: [DurationJudgement]
  /// By test that the runs before saw slow already.
  public var streaks: [Int: SlowStreak]

  /// How many times longer all tests together took than usual, by the durations themselves; nil where too few
  /// ran to know.
  public var factor: Double?

  /// The tests to run again, the greatest loss of time first.
  public var suspects: [DurationJudgement] {
    tests.filter { $0.conclusion == .suspect }
      .sorted { ($1.extraSeconds, $0.test) < ($0.extraSeconds, $1.test) }
  }
}

extension DurationBaseline {
  /// Judges a run by one duration in seconds for each test, NaN where it did not pass.
  ///
  /// `earlier`: what the baseline lacks of the runs before this one, and which of all of them may tell of a slow
  /// test.
  public func judge(_ seconds: [Double], after earlier: EarlierRuns? = nil) -> RunJudgement {
    let sizeFactor = machine.sizeFactor(ofRun: seconds)
    let (noise, excess) = self.noise(ofRun: seconds, sizeFactor ?? 0)
    var judged = seconds.indices.compactMap { test -> DurationJudgement? in
      guard let baseline = tests[test], seconds[test] >= 0, seconds[test] < .infinity else {
        return nil
      }
      return DurationJudgement(
        test: test, seconds: seconds[test], baseline: baseline, sizeFactor: sizeFactor ?? 0,
        excess: excess, policy: policy)
    }
    for i in judged.indices where judged[i].conclusion == .suspect {
      let test = judged[i].test
      judged[i].earlier = machine.values(of: self.seconds, test: test)
        .map { $0 - judged[i].baseline.level }
    }
    var streaks: [Int: SlowStreak] = [:]
    if let earlier {
      var search = StreakSearch(earlier, in: self)
      for i in judged.indices { streaks[judged[i].test] = search.judge(&judged[i]) }
    }
    // What was slow before says nothing of this run's load.
    let fresh = streaks.isEmpty ? judged : judged.filter { streaks[$0.test] == nil }
    let tailFactor = self.noise.tails.load(fresh.map { $0.t })
    let slowest = max(0, machine.sizeFactors.max() ?? 0)
    return RunJudgement(
      sizeFactor: sizeFactor, runNoise: noise, excess: excess,
      isShifted: (sizeFactor ?? 0) > slowest + .log(policy.machineGuard), tailFactor: tailFactor,
      tests: judged, streaks: streaks,
      factor: sizeFactor == nil ? nil : machine.plainFactor(ofRun: seconds))
  }

  private static let halvings = 16

  /// n, how many times as wide as expected the anchors' residuals are, and τ², the variance beyond what is expected
  /// that makes them so: what is uncertain of level and response is no noise of the run.
  ///
  /// A machine of another kind, or load by others, adds its own to each test's noise and does not multiply it: tests
  /// that repeat themselves well are moved as much as those that do not.
  private func noise(ofRun seconds: [Double], _ sizeFactor: Double) -> (
    noise: Double, excess: Double
  ) {
    let residuals = seconds.indices.compactMap { test -> (value: Double, variance: Double)? in
      guard machine.isAnchor[test], let baseline = tests[test], !baseline.hasTwoLevels else {
        return nil
      }
      let residual = machine.residual(
        ofSeconds: seconds[test], test: test, sizeFactor: sizeFactor)
      let error = baseline.standardError(ofValues: 1, sizeFactor: sizeFactor, excess: 0)
      return residual.isNaN ? nil : (residual, error * error)
    }
    func spread(_ excess: Double) -> Double {
      var deviations = residuals.map { $0.value / ($0.variance + excess).squareRoot() }
      return RobustScale.standardDeviation(ofDeviations: &deviations)
    }
    let noise = residuals.isEmpty ? 1 : spread(0)
    guard noise > 1 else { return (1, 0) }
    var (low, high) = (0.0, residuals.reduce(0) { max($0, $1.variance) } * noise * noise)
    for _ in 0..<Self.halvings {
      let middle = (low + high) / 2
      if spread(middle) > 1 { low = middle } else { high = middle }
    }
    return (noise, high)
  }
}
