import RealModule
import Statistics

/// Where a test began to fail, or to fail more or less often.
public struct OutcomeChangePoint: Hashable, Sendable {
  /// The position at which the new behaviour begins most likely.
  public var position: Int
  /// The first and the last position of the 99 % interval.
  public var earliest: Int
  public var latest: Int
  /// How much likelier the history is with the split than without, as a logarithm.
  public var gain: Double
}

/// Finds change points in pass and fail histories as LUCI Analysis of Chromium does
/// (luci-go, analysis/internal/changepoints/bayesian): runs fail at a constant rate in each segment,
/// first attempts and retries under two independent beta priors, and a segment is split where that
/// makes the history likelier than the rarity of changes forbids.
///
/// Very good at breaks, weak at the onset of mild flakiness.
public struct OutcomeChangePoints: Sendable {
  /// A beta distribution's parameters.
  public struct Prior: Hashable, Sendable {
    public var alpha: Double
    public var beta: Double

    /// The prior of `alpha` failures beside `beta` passes.
    public init(alpha: Double, beta: Double) {
      self.alpha = alpha
      self.beta = beta
    }

    /// ln of the probability of one sequence of runs with so many failures.
    public func logLikelihood(failed: Int, of runs: Int) -> Double {
      BetaDistribution.logBeta(a: alpha + Double(failed), b: beta + Double(runs - failed))
        - BetaDistribution.logBeta(a: alpha, b: beta)
    }
  }

  public var firstAttempts: Prior
  public var retries: Prior
  /// Prior probability of a change at one position.
  public var changeProbability: Double

  /// A search by priors; those given here are of the study of real histories.
  public init(
    firstAttempts: Prior = Prior(alpha: 0.3, beta: 0.5),
    retries: Prior = Prior(alpha: 0.5, beta: 0.5), changeProbability: Double = 0.0001
  ) {
    self.firstAttempts = firstAttempts
    self.retries = retries
    self.changeProbability = changeProbability
  }

  /// The change points of a history in ascending order. Counts at one position are taken together:
  /// no change falls inside a position.
  public func find(in history: [OutcomeCounts]) -> [OutcomeChangePoint] {
    let units = Self.units(history)
    guard units.contains(where: { $0.failed > 0 }) else { return [] }
    var splits: [(index: Int, gain: Double)] = []
    var open = [units.indices]
    while let range = open.popLast() {
      guard let split = bestSplit(units[range]), split.gain + .log(changeProbability) > 0
      else { continue }
      splits.append(split)
      open.append(range.lowerBound..<split.index)
      open.append(split.index..<range.upperBound)
    }
    splits.sort { $0.index < $1.index }
    return splits.indices.map { i in
      let start = i > 0 ? splits[i - 1].index : units.startIndex
      let end = i + 1 < splits.count ? splits[i + 1].index : units.endIndex
      let (earliest, latest) = interval(units[start..<end])
      return OutcomeChangePoint(
        position: units[splits[i].index].position, earliest: earliest, latest: latest,
        gain: splits[i].gain)
    }
  }

  /// The best split of a history into two, without regard to how rare changes are.
  func bestSplit(_ units: ArraySlice<OutcomeCounts>) -> (index: Int, gain: Double)? {
    var best: (index: Int, gain: Double)?
    let whole = logLikelihood(Self.total(units))
    forEachSplit(units) { index, logLikelihood in
      if logLikelihood - whole > best?.gain ?? -.infinity {
        best = (index, logLikelihood - whole)
      }
    }
    return best
  }

  /// The 99 % interval of the position of a change that lies somewhere in the units, from tested
  /// position to tested position, the gaps between them counted in.
  func interval(_ units: ArraySlice<OutcomeCounts>) -> (earliest: Int, latest: Int) {
    let tail = 0.005
    var logs: [Double] = []
    forEachSplit(units) { index, logLikelihood in
      let gap = units[index].position - units[index - 1].position
      logs.append(logLikelihood + .log(Double(max(1, gap))))
    }
    let top = logs.max() ?? 0
    let weights = logs.map { Double.exp($0 - top) }
    let total = weights.reduce(0, +)
    var (earliest, latest) = (units.last?.position ?? 0, units.last?.position ?? 0)
    var (before, isOpen) = (0.0, true)
    for (offset, weight) in weights.enumerated() {
      let index = units.startIndex + 1 + offset
      if isOpen && before + weight >= tail * total {
        earliest = units[index - 1].position + 1
        isOpen = false
      }
      before += weight
      if before >= (1 - tail) * total {
        latest = units[index].position
        break
      }
    }
    return (min(earliest, latest), latest)
  }

  private func forEachSplit(
    _ units: ArraySlice<OutcomeCounts>, _ body: (_ index: Int, _ logLikelihood: Double) -> Void
  ) {
    guard let first = units.first else { return }
    let total = Self.total(units)
    var left = first
    for index in units.indices.dropFirst() {
      body(index, logLikelihood(left) + logLikelihood(total - left))
      left = left + units[index]
    }
  }

  private func logLikelihood(_ counts: OutcomeCounts) -> Double {
    firstAttempts.logLikelihood(failed: counts.failed, of: counts.runs)
      + retries.logLikelihood(failed: counts.failedAfterRetry, of: counts.retried)
  }

  private static func total(_ units: ArraySlice<OutcomeCounts>) -> OutcomeCounts {
    units.reduce(OutcomeCounts(position: 0, runs: 0, failed: 0), +)
  }

  private static func units(_ history: [OutcomeCounts]) -> [OutcomeCounts] {
    var units: [OutcomeCounts] = []
    for counts in history {
      if let last = units.last, last.position == counts.position {
        units[units.count - 1] = last + counts
      } else {
        units.append(counts)
      }
    }
    return units
  }
}
