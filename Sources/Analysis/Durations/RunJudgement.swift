import RealModule
import Statistics

/// What became of the durations of one run.
public struct RunJudgement: Sendable {
  /// s: the logarithm of the run's factor; nil where too few tests ran to know it, and nothing was
  /// normalised.
  public var sizeFactor: Double?
  /// n: how much noisier than the baseline the run was, at least 1.
  public var runNoise: Double
  /// Whether the whole run is so much faster or slower than the baseline that without a probe
  /// nobody can say whether machine or code did it.
  public var isShifted: Bool
  /// One for each test that has both a duration and a baseline.
  public var tests: [DurationJudgement]

  /// How many times longer all tests together took than usual; nil where too few ran to know.
  public var factor: Double? { sizeFactor.map(Double.exp) }

  /// The tests to run again, the greatest loss of time first.
  public var suspects: [DurationJudgement] {
    tests.filter { $0.verdict == .suspect }
      .sorted { ($1.extraSeconds, $0.test) < ($0.extraSeconds, $1.test) }
  }
}

extension DurationBaseline {
  /// Judges a run by one duration in seconds for each test, NaN where it did not pass.
  public func judge(_ seconds: [Double]) -> RunJudgement {
    let sizeFactor = machine.sizeFactor(ofRun: seconds)
    let noise = runNoise(seconds, sizeFactor ?? 0)
    let judged = seconds.indices.compactMap { test -> DurationJudgement? in
      guard let baseline = tests[test], seconds[test] >= 0, seconds[test] < .infinity else {
        return nil
      }
      return DurationJudgement(
        test: test, seconds: seconds[test], baseline: baseline, sizeFactor: sizeFactor ?? 0,
        runNoise: noise, policy: policy)
    }
    return RunJudgement(
      sizeFactor: sizeFactor, runNoise: noise,
      isShifted: abs(sizeFactor ?? 0) > .log(policy.machineGuard), tests: judged)
  }

  /// The robust standard deviation of the anchors' residuals in units of what is expected of them: what
  /// is uncertain of level and response is no noise of the run.
  private func runNoise(_ seconds: [Double], _ sizeFactor: Double) -> Double {
    var deviations: [Double] = []
    for (test, duration) in seconds.enumerated() where machine.isAnchor[test] {
      guard let baseline = tests[test] else { continue }
      let residual = machine.residual(ofSeconds: duration, test: test, sizeFactor: sizeFactor)
      let expected = baseline.standardError(ofValues: 1, sizeFactor: sizeFactor, runNoise: 1)
      if !residual.isNaN { deviations.append(residual / expected) }
    }
    guard !deviations.isEmpty else { return 1 }
    return max(1, RobustScale.standardDeviation(ofDeviations: &deviations))
  }
}
