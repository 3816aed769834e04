import RealModule
import Statistics

/// What became of one benchmark beside its own past, by the statistics of durations: the logarithm of the
/// ratio to the median, over the benchmark's own robust scale moderated by that of the others.
///
/// A benchmark repeats itself many times within a run, so that there is no smallest extra time. Runs in which it was
/// slow by those before them say nothing of what is usual, so that a slowdown does not become usual by lasting.
public struct BenchmarkJudgement: Hashable, Sendable {
  /// The benchmark's number among those that are judged together.
  public var benchmark: Int
  public var nanoseconds: Double
  /// The median of the baseline, in nanoseconds, with the machine's factor in it.
  public var expected: Double
  /// In how many runs of the baseline it was, those left out in which it was slow.
  public var runs: Int
  public var pValue: Double
  /// Whether it was slow in the last run of the baseline, against the runs before it; on a branch, in its own run
  /// before, against the baseline.
  public var wasSlowBefore: Bool

  public var ratio: Double { nanoseconds / expected }

  /// No benchmark repeats itself from run to run better than to 1 %.
  private static let minimumSigma = 0.01

  /// The benchmarks that are slower than chance explains, by the ratio, the slowest first.
  ///
  /// `run`: what each took, in nanoseconds; NaN where it is not there. `before`: the same of the branch's own run
  /// before, where it is not the trunk. `baseline`: by benchmark the same of earlier runs, the oldest first.
  /// `factor`: how many times slower the machine was, by the tests; 1 where nobody knows.
  /// `isOfTrunk`: whether the run is of the branch that the baseline is of; what that was slow in
  /// already is none of another branch's.
  public static func slower(
    _ run: [Double], before: [Double]? = nil, baseline: [[Double]], factor: Double = 1,
    isOfTrunk: Bool = true,
    policy: SlowdownPolicy
  ) -> [BenchmarkJudgement] {
    let known = baseline.map { values in
      values.filter { $0.isFinite && $0 > 0 }.map { Double.log($0) }
    }
    let spreads = known.map { $0.count < 2 ? .nan : RobustScale.standardDeviation(of: $0) }
    let typical = Quantiles.median(of: spreads.filter(\.isFinite))
    let judged = run.indices.compactMap { place -> BenchmarkJudgement? in
      let values = known[place]
      guard run[place].isFinite, run[place] > 0, values.count >= policy.minimumRuns,
        let newest = values.last
      else { return nil }
      let past = UsualTimes(of: values, typicalSpread: typical, policy: policy)
      let now = Double.log(run[place] / factor)
      if !isOfTrunk, past.isNewestSlow, now - newest < .log(policy.minimumRatio) { return nil }
      return BenchmarkJudgement(
        benchmark: place, nanoseconds: run[place],
        expected: .exp(Quantiles.median(of: past.kept)) * factor, runs: past.kept.count,
        pValue: past.pValue(now),
        wasSlowBefore: isOfTrunk
          ? past.isNewestSlow : before.map { past.isSlow($0[place], policy) } ?? false)
    }
    let adjusted = FalseDiscoveryRate.adjusted(judged.map(\.pValue))
    return zip(judged, adjusted).filter { judgement, pValue in
      pValue <= policy.falseDiscoveryRate && judgement.ratio >= policy.minimumRatio
    }.map(\.0).sorted { $0.ratio > $1.ratio }
  }

  /// The logarithms of what one benchmark took in earlier runs, without the runs in which it was slow.
  private struct UsualTimes {
    private(set) var kept: [Double] = []
    private(set) var isNewestSlow = false
    private let typicalSpread: Double

    /// `values`: the oldest run first.
    init(of values: [Double], typicalSpread: Double, policy: SlowdownPolicy) {
      self.typicalSpread = typicalSpread
      for value in values {
        isNewestSlow =
          kept.count >= policy.minimumRuns - 1 && isSlow(logarithm: value, policy)
        if !isNewestSlow { kept.append(value) }
      }
    }

    /// Whether so many nanoseconds are slow; NaN are not.
    func isSlow(_ nanoseconds: Double, _ policy: SlowdownPolicy) -> Bool {
      nanoseconds > 0 && isSlow(logarithm: .log(nanoseconds), policy)
    }

    private func isSlow(logarithm value: Double, _ policy: SlowdownPolicy) -> Bool {
      value - Quantiles.median(of: kept) >= .log(policy.minimumRatio)
        && pValue(value) < policy.significance
    }

    func pValue(_ value: Double) -> Double {
      let own = kept.count < 2 ? typicalSpread : RobustScale.standardDeviation(of: kept)
      let scale = ModeratedScale(
        own: own, typical: typicalSpread.isFinite ? typicalSpread : own, runs: kept.count)
      let sigma = max(scale.variance.squareRoot(), BenchmarkJudgement.minimumSigma)
      let error =
        sigma * (1 + RobustScale.medianVariance / Double(kept.count)).squareRoot()
      return StudentT.upperTail(
        (value - Quantiles.median(of: kept)) / error, degreesOfFreedom: scale.degreesOfFreedom)
    }
  }
}
