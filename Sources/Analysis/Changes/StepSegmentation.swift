/// Cuts a series into pieces of constant level: the Potts functional with a bounded loss.
///
/// Minimises Σ min(((y − μ)/σ)², 9) plus a penalty for every change of μ. Friedrich, Kempe, Liebscher
/// and Winkler, "Complexity Penalized M-Estimation: Fast Computation", Journal of Computational and
/// Graphical Statistics 17 (2008); only a bounded loss resists arbitrary outliers (Fearnhead and
/// Rigaill, "Changepoint Detection in the Presence of Outliers", JASA 114, 2019). Solved exactly over
/// a grid of levels by dynamic programming (Viterbi), O(values × levels).
struct StepSegmentation {
  /// Beyond so many σ a value is an outlier, and how far beyond does not matter.
  static let outlierRadius = 3.0
  /// The most levels of the grid; the finest step is a quarter of σ.
  private static let maximumLevels = 400

  private typealias Lanes = SIMD4<Double>

  /// The levels in units of σ, padded to whole lanes with infinity, which is never the best.
  private var levels: [Lanes] = []
  /// For each value and level the cost of the best path to it.
  private var costs: [Lanes] = []

  /// The indices at which the best path changes its level, ascending.
  mutating func changes(in y: [Double], sigma: Double, penalty: Double) -> [Int] {
    guard y.count >= 2 else { return [] }
    layOutLevels(y, sigma)
    let least = fillCosts(y, sigma, penalty)
    return trace(least, penalty)
  }

  /// A grid between the second smallest and the second greatest value: one outlier does not
  /// stretch it.
  private mutating func layOutLevels(_ y: [Double], _ sigma: Double) {
    let (low, high) = Self.range(of: y)
    var count = 1
    if high > low {
      let steps = ((high - low) / (sigma / 4)).rounded(.up)
      count = Int(min(max(8, steps + 1), Double(Self.maximumLevels)))
    }
    let step = count > 1 ? (high - low) / Double(count - 1) : 0
    levels.removeAll(keepingCapacity: true)
    for start in stride(from: 0, to: count, by: Lanes.scalarCount) {
      var lanes = Lanes(repeating: .infinity)
      for lane in 0..<min(Lanes.scalarCount, count - start) {
        lanes[lane] = (low + Double(start + lane) * step) / sigma
      }
      levels.append(lanes)
    }
  }

  private static func range(of y: [Double]) -> (low: Double, high: Double) {
    var (least, low) = (Double.infinity, Double.infinity)
    var (greatest, high) = (-Double.infinity, -Double.infinity)
    for value in y {
      if value < least { (least, low) = (value, least) } else if value < low { low = value }
      if value > greatest {
        (greatest, high) = (value, greatest)
      } else if value > high {
        high = value
      }
    }
    return y.count >= 4 ? (low, high) : (least, greatest)
  }

  /// Fills `costs` and returns the least cost up to each value.
  private mutating func fillCosts(_ y: [Double], _ sigma: Double, _ penalty: Double) -> [Double] {
    let width = levels.count
    let bound = Lanes(repeating: Self.outlierRadius * Self.outlierRadius)
    if costs.count < y.count * width {
      costs = Array(repeating: Lanes(), count: y.count * width)
    }
    var least: [Double] = []
    least.reserveCapacity(y.count)
    levels.withUnsafeBufferPointer { levels in
      costs.withUnsafeMutableBufferPointer { costs in
        var jump = Lanes(repeating: 0)
        for (t, value) in y.enumerated() {
          let scaled = Lanes(repeating: value / sigma)
          let row = t * width
          var best = Lanes(repeating: .infinity)
          for g in 0..<width {
            let distance = scaled - levels[g]
            let stay = t == 0 ? jump : Self.lesser(costs[row - width + g], jump)
            let cost = stay + Self.lesser(distance * distance, bound)
            costs[row + g] = cost
            best = Self.lesser(best, cost)
          }
          least.append(best.min())
          jump = Lanes(repeating: best.min() + penalty)
        }
      }
    }
    return least
  }

  /// Like `pointwiseMin`, which looks at every lane for itself to treat NaN as IEEE does; there is none.
  private static func lesser(_ a: Lanes, _ b: Lanes) -> Lanes {
    a.replacing(with: b, where: b .< a)
  }

  /// Follows the best path back from the last value.
  private func trace(_ least: [Double], _ penalty: Double) -> [Int] {
    var changes: [Int] = []
    var level = firstLevel(at: least.count - 1, costing: least[least.count - 1])
    for t in stride(from: least.count - 1, to: 0, by: -1) {
      if cost(at: t - 1, level: level) > least[t - 1] + penalty {
        level = firstLevel(at: t - 1, costing: least[t - 1])
        changes.append(t)
      }
    }
    return changes.reversed()
  }

  private func cost(at t: Int, level: Int) -> Double {
    costs[t * levels.count + level / Lanes.scalarCount][level % Lanes.scalarCount]
  }

  private func firstLevel(at t: Int, costing cost: Double) -> Int {
    for level in 0..<(levels.count * Lanes.scalarCount)
    where self.cost(at: t, level: level) == cost {
      return level
    }
    return 0
  }
}
