import RealModule

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

  /// The likeliest place of each change between its neighbours, and the smallest set of places
  /// that holds it with 95 % confidence, as an interval: the weights are the likelihoods
  /// exp(−cost/2) of the bounded loss.
  func located(_ changes: [Int]) -> [Place] {
    let segments = Segments(of: y, changes: changes, sigma: sigma)
    var places: [Place] = []
    for change in changes.indices {
      let start = places.last?.index ?? 0
      let candidates = Array((start + 1)..<segments.bounds[change + 2])
      let costs = costs(
        from: start, count: candidates.count, segments.levels[change], segments.levels[change + 1])
      places.append(place(candidates, costs))
    }
    return places
  }

  /// The cost of each candidate: what it takes to have every value before it at the old level
  /// instead of the new one.
  private func costs(from start: Int, count: Int, _ old: Double, _ new: Double) -> [Double] {
    var sum = 0.0
    return y[start..<(start + count)].map { value in
      sum += loss(value - old) - loss(value - new)
      return sum
    }
  }

  private func loss(_ distance: Double) -> Double {
    let z = distance / sigma
    return min(z * z, StepSegmentation.outlierRadius * StepSegmentation.outlierRadius)
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
