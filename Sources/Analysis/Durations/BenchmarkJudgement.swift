import RealModule
import Statistics

/// What became of one benchmark beside its own past, by the statistics of durations: the logarithm of the
/// ratio to the median, over the benchmark's own robust scale moderated by that of the others.
///
/// A benchmark repeats itself many times within a run, so that there is no smallest extra time.
public struct BenchmarkJudgement: Hashable, Sendable {
  /// The benchmark's number among those that are judged together.
  public var benchmark: Int
  public var nanoseconds: Double
  /// The median of the baseline, in nanoseconds, with the machine's factor in it.
  public var expected: Double
  /// In how many runs of the baseline it was.
  public var runs: Int
  public var pValue: Double
  /// Whether the last run of the baseline was as slow, against the runs before it.
  public var wasSlowBefore: Bool

  public var ratio: Double { nanoseconds / expected }

  /// No benchmark repeats itself from run to run better than to 1 %.
  private static let minimumSigma = 0.01

  /// The benchmarks that are slower than chance explains, by the ratio, the slowest first.
  ///
  /// `run`: what each took, in nanoseconds; NaN where it is not there. `baseline`: by benchmark the same of
  /// earlier runs, the oldest first. `factor`: how many times slower the machine was, by the tests; 1 where
  /// nobody knows.
  public static func slower(
    _ run: [Double], baseline: [[Double]], factor: Double = 1, policy: SlowdownPolicy
  ) -> [BenchmarkJudgement] {
    let known = baseline.map { values in
      values.filter { $0.isFinite && $0 > 0 }.map { Double.log($0) }
    }
    let spreads = known.map { $0.count < 2 ? .nan : RobustScale.standardDeviation(of: $0) }
    let typical = Quantiles.median(of: spreads.filter(\.isFinite))
    let judged = run.indices.compactMap { place -> BenchmarkJudgement? in
      let values = known[place]
      guard run[place].isFinite, run[place] > 0, values.count >= policy.minimumRuns else {
        return nil
      }
      func pValue(_ value: Double, _ past: [Double]) -> Double {
        let scale = ModeratedScale(
          own: spreads[place], typical: typical.isFinite ? typical : spreads[place],
          runs: past.count)
        let sigma = max(scale.variance.squareRoot(), minimumSigma)
        let error =
          sigma * (1 + RobustScale.medianVariance / Double(past.count)).squareRoot()
        return StudentT.upperTail(
          (value - Quantiles.median(of: past)) / error, degreesOfFreedom: scale.degreesOfFreedom)
      }
      let level = Quantiles.median(of: values)
      let past = Array(values.dropLast())
      let last = values[values.count - 1]
      let wasSlow =
        past.count >= policy.minimumRuns - 1
        && last - Quantiles.median(of: past) >= .log(policy.minimumRatio)
        && pValue(last, past) < policy.significance
      return BenchmarkJudgement(
        benchmark: place, nanoseconds: run[place], expected: .exp(level) * factor,
        runs: values.count, pValue: pValue(.log(run[place] / factor), values),
        wasSlowBefore: wasSlow)
    }
    let adjusted = FalseDiscoveryRate.adjusted(judged.map(\.pValue))
    return zip(judged, adjusted).filter { judgement, pValue in
      pValue <= policy.falseDiscoveryRate && judgement.ratio >= policy.minimumRatio
    }.map(\.0).sorted { $0.ratio > $1.ratio }
  }
}
