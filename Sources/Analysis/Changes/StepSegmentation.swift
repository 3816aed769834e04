/// Cuts a series into pieces of constant level: the Potts functional with a bounded loss.
///
/// Minimises Σ min(((y − μ)/σ)², 9) plus a penalty for every change of μ. Friedrich, Kempe, Liebscher
/// and Winkler, "Complexity Penalized M-Estimation: Fast Computation", Journal of Computational and
/// Graphical Statistics 17 (2008); only a bounded loss resists arbitrary outliers (Fearnhead and
/// Rigaill, "Changepoint Detection in the Presence of Outliers", JASA 114, 2019). Solved exactly over
/// a grid of levels by dynamic programming (Viterbi), O(values × levels) time. Only a block of values is
/// held at once; of a longer series the way back computes each block again.
struct StepSegmentation {
  /// Beyond so many σ a value is an outlier, and how far beyond does not matter.
  static let outlierRadius = 3.0
  /// The most levels of the grid; the finest step is a quarter of σ.
  private static let maximumLevels = 400

  private typealias Lanes = SIMD4<Double>

  /// The levels in units of σ, padded to whole lanes with infinity, which is never the best.
  private var levels: [Lanes] = []
  /// How many values a block has.
  private static let blockSize = 512
  /// For each value of a block and level the cost of the best path to it, after those of the value
  /// before the block.
  private var costs: [Lanes] = []
  /// The costs of the value before each block but the first.
  private var entries: [Lanes] = []

  /// The indices at which the best path changes its level, ascending.
  mutating func changes(in y: [Double], sigma: Double, penalty: Double) -> [Int] {
    guard y.count >= 2 else { return [] }
    layOutLevels(y, sigma)
    var least: [Double] = []
    least.reserveCapacity(y.count)
    entries.removeAll(keepingCapacity: true)
    for start in stride(from: 0, to: y.count, by: Self.blockSize) {
      if start > 0 { entries += costs[(Self.blockSize * levels.count)...].prefix(levels.count) }
      fillBlock(from: start, y, sigma, penalty, &least)
    }
    return trace(y, sigma, penalty, least)
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

  /// Fills `costs` for the block that begins with a value, and `least`, the least cost up to each value,
  /// where it does not reach so far.
  private mutating func fillBlock(
    from start: Int, _ y: [Double], _ sigma: Double, _ penalty: Double, _ least: inout [Double]
  ) {
    let width = levels.count
    let end = min(start + Self.blockSize, y.count)
    if costs.count < (end - start + 1) * width {
      costs = Array(repeating: Lanes(), count: (end - start + 1) * width)
    }
    let entry = (start / Self.blockSize - 1) * width
    for g in 0..<width { costs[g] = start == 0 ? Lanes() : entries[entry + g] }
    let bound = Lanes(repeating: Self.outlierRadius * Self.outlierRadius)
    levels.withUnsafeBufferPointer { levels in
      costs.withUnsafeMutableBufferPointer { costs in
        for t in start..<end {
          let jump = Lanes(repeating: t == 0 ? 0 : least[t - 1] + penalty)
          let scaled = Lanes(repeating: y[t] / sigma)
          let row = (t - start + 1) * width
          var best = Lanes(repeating: .infinity)
          for g in 0..<width {
            let distance = scaled - levels[g]
            let stay = Self.lesser(costs[row - width + g], jump)
            let cost = stay + Self.lesser(distance * distance, bound)
            costs[row + g] = cost
            best = Self.lesser(best, cost)
          }
          if t == least.count { least.append(best.min()) }
        }
      }
    }
  }

  /// Like `pointwiseMin`, which looks at every lane for itself to treat NaN as IEEE does; there is none.
  private static func lesser(_ a: Lanes, _ b: Lanes) -> Lanes {
    a.replacing(with: b, where: b .< a)
  }

  /// Follows the best path back from the last value, whose block is there.
  private mutating func trace(
    _ y: [Double], _ sigma: Double, _ penalty: Double, _ least: [Double]
  ) -> [Int] {
    var least = least
    var changes: [Int] = []
    var start = (y.count - 1) / Self.blockSize * Self.blockSize
    var level = firstLevel(inRow: y.count - start, costing: least[y.count - 1])
    for t in stride(from: y.count - 1, to: 0, by: -1) {
      if t < start {
        start -= Self.blockSize
        fillBlock(from: start, y, sigma, penalty, &least)
      }
      if cost(inRow: t - start, level: level) > least[t - 1] + penalty {
        level = firstLevel(inRow: t - start, costing: least[t - 1])
        changes.append(t)
      }
    }
    return changes.reversed()
  }

  private func cost(inRow row: Int, level: Int) -> Double {
    costs[row * levels.count + level / Lanes.scalarCount][level % Lanes.scalarCount]
  }

  private func firstLevel(inRow row: Int, costing cost: Double) -> Int {
    for level in 0..<(levels.count * Lanes.scalarCount)
    where self.cost(inRow: row, level: level) == cost {
      return level
    }
    return 0
  }
}
