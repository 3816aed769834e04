import RealModule
import Statistics

/// Where exactly the changes of one series are, and how far they may be from there.
struct StepLocation {
  struct Place {
    var index: Int
    var first: Int
    var last: Int
  }

  /// The series on its logarithmic scale.
  var y: [Double]
  var sigma: Double
  var inflation: Double

  /// An outlier says little, but it is rather of the level that it is nearer to.
  private static let outlierSlope = 0.05

  /// The likeliest place of each change between its neighbours, and the smallest set of places
  /// that holds it with 95 % confidence, as an interval: the weights are the likelihoods
  /// exp(−cost/2) of the bounded loss.
  func located(_ changes: [Int]) -> [Place] {
    let segments = Segments(of: y, changes: changes, sigma: sigma)
    var places: [Place] = []
    for change in changes.indices {
      let start = places.last?.index ?? 0
      let candidates = Array((start + 1)..<segments.bounds[change + 2])
      places.append(place(candidates, costs(of: change, from: start, candidates.count, segments)))
    }
    return places
  }

  /// The cost of each candidate: what it takes to have every value before it at the old level
  /// instead of the new one.
  private func costs(
    of change: Int, from start: Int, _ count: Int, _ segments: Segments
  ) -> [Double] {
    let spread = max(spread(ofPiece: change, segments), spread(ofPiece: change + 1, segments))
    let loss = { (distance: Double) in
      let z = abs(distance / spread)
      let radius = StepSegmentation.outlierRadius
      return z <= radius ? z * z : radius * radius + Self.outlierSlope * (z - radius)
    }
    let (old, new) = (segments.levels[change], segments.levels[change + 1])
    var sum = 0.0
    return y[start..<(start + count)].map { value in
      sum += loss(value - old) - loss(value - new)
      return sum
    }
  }

  /// The noise of a value of a piece: where a few values are far from each other, none of them is
  /// an outlier.
  private func spread(ofPiece piece: Int, _ segments: Segments) -> Double {
    let range = segments.bounds[piece]..<segments.bounds[piece + 1]
    guard range.count >= 4 else { return sigma }
    var deviations = Array(segments.residuals[range])
    return max(sigma, RobustScale.standardDeviation(ofDeviations: &deviations))
  }

  private func place(_ candidates: [Int], _ costs: [Double]) -> Place {
    let least = costs.min() ?? 0
    let weights = costs.map { Double.exp(-0.5 * ($0 - least) / inflation) }
    let total = weights.reduce(0, +)
    let order = weights.indices.sorted { (-weights[$0], $0) < (-weights[$1], $1) }
    var place = Place(index: candidates[order[0]], first: .max, last: .min)
    var covered = 0.0
    for i in order {
      place.first = min(place.first, candidates[i])
      place.last = max(place.last, candidates[i])
      covered += weights[i]
      if covered >= 0.95 * total { break }
    }
    return place
  }
}
