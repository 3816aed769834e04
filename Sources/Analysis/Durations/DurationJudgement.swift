import RealModule
import Statistics

/// What became of one test's duration, with every number that led to it.
public struct DurationJudgement: Hashable, Sendable {
  /// What a test's duration comes to.
  public enum Conclusion: Hashable, Sendable {
    /// Slow enough to be run again.
    case suspect
    /// Less than the smallest ratio above its baseline.
    case belowRatio
    /// At the smallest ratio or above it, but not once the machine is divided out.
    case machine
    /// No more than chance.
    case withinNoise
    /// Slower by less than the smallest extra time.
    case belowExtra
    /// No slower than the test was in a tenth of the baseline's runs.
    case withinHistory
    /// No slower than in the newest run of the trunk, which is slow already: the branch did not do it.
    case slowOnTrunk
  }

  /// The test's number in the baseline.
  public var test: Int
  public var seconds: Double
  public var baseline: TestBaseline
  /// s: the logarithm of the run's factor.
  public var sizeFactor: Double
  /// τ²: the variance that the run adds to the noise of each test.
  public var excess: Double
  /// Of a suspect, what level and machine left of it in each run of the baseline, on the scale of the effect.
  public var earlier: [Double] = []
  /// e: the logarithm of the ratio to what was expected.
  public var effect: Double
  public var t: Double
  public var pValue: Double
  /// How much longer than expected the test took, in seconds.
  public var extraSeconds: Double
  public var conclusion: Conclusion

  /// How many times as noisy as usual the run was for this test.
  public var runNoise: Double { (1 + excess / (baseline.sigma * baseline.sigma)).squareRoot() }
  /// How many times what was expected the test took, on the scale that damps the noise of tiny tests.
  public var ratio: Double { .exp(effect) }
  /// The same of the durations themselves, which is what people are told.
  public var timesExpected: Double { DurationScale.ratio(of: seconds, to: expectedSeconds) }
  /// What was expected of the test on this machine.
  public var expectedSeconds: Double { seconds - extraSeconds }

  /// Judges one duration of a run: t = e / √(σ²(1 + 1.57/R) + τ² + v·s²), one-sided, with the degrees
  /// of freedom of σ.
  public init(
    test: Int, seconds: Double, baseline: TestBaseline, sizeFactor: Double, excess: Double,
    policy: SlowdownPolicy
  ) {
    let deviation = DurationScale.logarithm(ofSeconds: seconds) - baseline.level
    let machine = baseline.response * sizeFactor
    self.test = test
    self.seconds = seconds
    self.baseline = baseline
    self.sizeFactor = sizeFactor
    self.excess = excess
    effect = deviation - machine
    t = effect / baseline.standardError(ofValues: 1, sizeFactor: sizeFactor, excess: excess)
    pValue = StudentT.upperTail(t, degreesOfFreedom: baseline.degreesOfFreedom)
    extraSeconds = baseline.extraSeconds(effect: effect, sizeFactor: sizeFactor)
    let smallest = Double.log(policy.minimumRatio)
    conclusion =
      if effect < smallest {
        deviation >= smallest && machine > 0 ? .machine : .belowRatio
      } else if pValue >= policy.suspectSignificance {
        .withinNoise
      } else if extraSeconds < policy.minimumExtra {
        .belowExtra
      } else if effect <= baseline.upperDecile {
        .withinHistory
      } else {
        .suspect
      }
  }
}

extension TestBaseline {
  /// The standard error of a deviation from the level: of one value as `variance` 1, of a median of
  /// several by its variance relative to one value's.
  func standardError(ofValues variance: Double, sizeFactor: Double, excess: Double) -> Double {
    let relative = variance + RobustScale.medianVariance / Double(levelRuns)
    let own = sigma * sigma * relative
    return (own + excess + responseVariance * sizeFactor * sizeFactor).squareRoot()
  }

  /// How many seconds an effect is at this level on this machine.
  func extraSeconds(effect: Double, sizeFactor: Double) -> Double {
    .exp(level + response * sizeFactor) * .expMinusOne(effect)
  }
}
