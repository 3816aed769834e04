import RealModule
import Statistics

/// What became of the durations of one run.
public struct RunJudgement: Sendable {
  /// s: the logarithm of the run's factor; nil where too few tests ran to know it, and nothing was
  /// normalised.
  public var sizeFactor: Double?
  /// n: how much noisier than the baseline the run was, at least 1.
  public var runNoise: Double
  /// Whether all tests together were slower than in any run of the baseline, by more than the policy's guard:
  /// the machine became slower, or all of the code, and no single test can be told from them.
  public var isShifted: Bool
  /// How many times the baseline's the tail of the run's deviations was, at least 1.
  public var tailFactor: Double
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
    let noise = runNoise(seconds, sizeFactor ?? 0)
    var judged = seconds.indices.compactMap { test -> DurationJudgement? in
      guard let baseline = tests[test], seconds[test] >= 0, seconds[test] < .infinity else {
        return nil
      }
      return DurationJudgement(
        test: test, seconds: seconds[test], baseline: baseline, sizeFactor: sizeFactor ?? 0,
        runNoise: noise, policy: policy)
    }
    let tailFactor = self.noise.tailFactor(judged.map { $0.t })
    var streaks: [Int: SlowStreak] = [:]
    if let earlier {
      var search = StreakSearch(earlier, in: self)
      for i in judged.indices { streaks[judged[i].test] = search.judge(&judged[i]) }
    }
    let slowest = max(0, machine.sizeFactors.max() ?? 0)
    return RunJudgement(
      sizeFactor: sizeFactor, runNoise: noise,
      isShifted: (sizeFactor ?? 0) > slowest + .log(policy.machineGuard), tailFactor: tailFactor,
      tests: judged, streaks: streaks,
      factor: sizeFactor == nil ? nil : machine.plainFactor(ofRun: seconds))
  }

  /// The robust standard deviation of the anchors' residuals in units of what is expected of them: what
  /// is uncertain of level and response is no noise of the run.
  private func runNoise(_ seconds: [Double], _ sizeFactor: Double) -> Double {
    var deviations: [Double] = []
    for (test, duration) in seconds.enumerated() where machine.isAnchor[test] {
      guard let baseline = tests[test], !baseline.hasTwoLevels else { continue }
      let residual = machine.residual(ofSeconds: duration, test: test, sizeFactor: sizeFactor)
      let expected = baseline.standardError(ofValues: 1, sizeFactor: sizeFactor, runNoise: 1)
      if !residual.isNaN { deviations.append(residual / expected) }
    }
    guard !deviations.isEmpty else { return 1 }
    return max(1, RobustScale.standardDeviation(ofDeviations: &deviations))
  }
}
