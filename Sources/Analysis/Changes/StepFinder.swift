import RealModule
import Statistics

/// The changes of level of one series on a scale of its own, without missing values.
///
/// Steps are proposed by a robust segmentation at several penalties, chosen among by an information
/// criterion that knows autocorrelated noise, tested, and located. The same series always gives the
/// same answer.
struct StepFinder {
  /// What was found.
  struct Steps {
    struct Step {
      var index: Int
      /// The interval of 95 % confidence.
      var first: Int
      var last: Int
      var pValue: Double
    }

    var steps: [Step] = []
    /// The level of each piece, one more than steps; none where there are no steps.
    var levels: [Double] = []
  }

  var policy: ChangePointPolicy
  private var segmentation = StepSegmentation()

  init(_ policy: ChangePointPolicy) { self.policy = policy }

  /// The steps of a series, its values given by their places on a scale.
  mutating func steps(in y: [Double], _ scale: SeriesScale = .ratio(offset: 0)) -> Steps {
    guard y.count >= 4 else { return Steps() }
    let floor = noise(of: y)
    let best = bestSegmentation(y, floor)
    guard best.segments.levels.count > 1 else { return Steps() }
    let sigma = max(floor, best.segments.spread)
    let inflation = Self.inflation(best.autocorrelation, Double(y.count))
    let significant = StepSignificance(
      y: y, sigma: sigma, inflation: inflation, policy: policy, scale: scale
    ).survivors(of: best.segments)
    guard !significant.changes.isEmpty else { return Steps() }
    let location = StepLocation(y: y, sigma: sigma, inflation: inflation)
    var steps = zip(location.located(significant.changes), significant.pValues).map { place, p in
      Steps.Step(index: place.index, first: place.first, last: place.last, pValue: p)
    }
    dropUnsettled(&steps, of: y, scale)
    let levels = Segments(of: y, changes: steps.map(\.index), sigma: sigma).levels
    return Steps(steps: steps, levels: steps.isEmpty ? [] : levels)
  }

  /// Drops the steps that are none between the medians of the pieces as they were located: what is
  /// reported of a change is true of the values that are named.
  private func dropUnsettled(_ steps: inout [Steps.Step], of y: [Double], _ scale: SeriesScale) {
    while true {
      let bounds = [0] + steps.map(\.index) + [y.count]
      let medians = zip(bounds, bounds.dropFirst()).map { Quantiles.median(of: Array(y[$0..<$1])) }
      let unsettled = steps.indices.first { i in
        abs(medians[i + 1] - medians[i]) < .log(policy.minimumRatio)
          || scale.distance(medians[i + 1], medians[i]) < policy.minimumShift
          || bounds[i + 1] - bounds[i] < StepSignificance.shortestPiece
      }
      guard let unsettled else { return }
      steps.remove(at: unsettled)
    }
  }

  /// The noise of one value, from the differences of neighbours, which a few steps hardly touch.
  ///
  /// Where more than three in ten are zero, the timer is coarse and their median says nothing: then
  /// their root mean square, winsorised at the ninth decile.
  private func noise(of y: [Double]) -> Double {
    var differences = zip(y, y.dropFirst()).map { abs($1 - $0) }
    var squares = 0.0
    if Double(differences.count(where: { $0 == 0 })) > 0.3 * Double(differences.count) {
      let limit = Quantiles.quantile(0.9, of: differences)
      for difference in differences { squares += min(difference, limit) * min(difference, limit) }
    }
    let winsorised = (squares / Double(2 * differences.count)).squareRoot()
    let robust = RobustScale.standardDeviation(ofDeviations: &differences) / 2.0.squareRoot()
    return max(robust, winsorised, policy.noiseFloor)
  }

  /// The best of the segmentations at a penalty of 3 + 2 ln n, three and nine times that, and none.
  private mutating func bestSegmentation(
    _ y: [Double], _ sigma: Double
  ) -> (segments: Segments, autocorrelation: Double) {
    let penalty = 3 + 2 * Double.log(Double(y.count))
    var candidates: [Segments] = []
    for factor in [1.0, 3, 9, .infinity] {
      let changes =
        factor.isFinite
        ? segmentation.changes(in: y, sigma: sigma, penalty: factor * penalty) : []
      let segments = Segments(of: y, changes: changes, sigma: sigma).withFarRuns(of: y, sigma)
      if !candidates.contains(where: { $0.bounds == segments.bounds }) {
        candidates.append(segments)
      }
      if changes.isEmpty { break }
    }
    var best = (segments: candidates[0], autocorrelation: 0.0)
    var least = Double.infinity
    for segments in candidates {
      let (value, ρ) = segments.criterion()
      guard value < least - 1e-9 else { continue }
      least = value
      best = (segments, ρ)
    }
    return best
  }

  /// The variance of a mean of autocorrelated values relative to that of independent ones, where
  /// the autocorrelation is more than chance.
  private static func inflation(_ ρ: Double, _ n: Double) -> Double {
    ρ > max(0.15, 2 / n.squareRoot()) ? (1 + ρ) / (1 - ρ) : 1
  }
}
