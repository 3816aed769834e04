import RealModule
import Statistics

/// The changes of level of one series on a logarithmic scale, without missing values.
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

  mutating func steps(in y: [Double]) -> Steps {
    let n = Double(y.count)
    guard y.count >= 4 else { return Steps() }
    var sigma = noise(of: y)
    let (proposed, autocorrelation) = bestSegmentation(y, sigma)
    guard !proposed.isEmpty else { return Steps() }
    let inflation = Self.inflation(autocorrelation, n)
    sigma = max(
      sigma, Segments(of: y, changes: proposed, sigma: sigma).spread(in: 0..<y.count))
    let significance = StepSignificance(y: y, sigma: sigma, inflation: inflation, policy: policy)
    let (changes, pValues) = significance.survivors(of: proposed)
    guard !changes.isEmpty else { return Steps() }
    let location = StepLocation(y: y, sigma: sigma, inflation: inflation)
    let steps = zip(location.located(changes), pValues).map { place, p in
      Steps.Step(index: place.index, first: place.first, last: place.last, pValue: p)
    }
    let levels = Segments(of: y, changes: steps.map(\.index), sigma: sigma).levels
    return Steps(steps: steps, levels: levels)
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
  ) -> (changes: [Int], autocorrelation: Double) {
    let penalty = 3 + 2 * Double.log(Double(y.count))
    var candidates: [[Int]] = []
    for factor in [1.0, 3, 9] {
      let changes = segmentation.changes(in: y, sigma: sigma, penalty: factor * penalty)
      if !candidates.contains(changes) { candidates.append(changes) }
      if changes.isEmpty { break }
    }
    if candidates.last != [] { candidates.append([]) }
    var best: (changes: [Int], autocorrelation: Double) = ([], 0)
    var least = Double.infinity
    for changes in candidates {
      let (value, ρ) = Segments(of: y, changes: changes, sigma: sigma).criterion()
      guard value < least - 1e-9 else { continue }
      least = value
      best = (changes, ρ)
    }
    return best
  }

  /// The variance of a mean of autocorrelated values relative to that of independent ones, where
  /// the autocorrelation is more than chance.
  private static func inflation(_ ρ: Double, _ n: Double) -> Double {
    ρ > max(0.15, 2 / n.squareRoot()) ? (1 + ρ) / (1 - ρ) : 1
  }
}
