import RealModule

extension RatePosterior {
  /// Cells with less of the posterior than this change no digit of a sum.
  private static let leastWeight = 1e-25

  /// The fewest attempts that the test, if it is flaky, passes in a row with so small a probability; at most `most`.
  ///
  /// The logarithm of the probability falls ever more slowly with the attempts, so that a tangent to it reaches the
  /// chance too early and never too late: Newton's steps from below, each to a whole number.
  func fewestPasses(unheard chance: Double, atMost most: Int) -> Int {
    let cells = weights.indices.dropFirst().filter { weights[$0] > Self.leastWeight }
    guard !cells.isEmpty else { return 1 }
    let target = chance * pFlaky
    var (low, high) = (0, most)
    var atLow = passes(0, of: cells)
    while high - low > 1 {
      let step =
        atLow.slope < 0 ? .log(target / atLow.sum) * atLow.sum / atLow.slope : Double(high)
      let next = low + max(1, Int(min(step, Double(high - 1 - low))))
      let there = passes(Double(next), of: cells)
      if there.sum <= target { high = next } else { (low, atLow) = (next, there) }
    }
    return high
  }

  /// The part of the posterior that passes so many attempts in a row, and how fast that changes with them.
  private func passes(_ attempts: Double, of cells: [Int]) -> (sum: Double, slope: Double) {
    var (sum, slope) = (0.0, 0.0)
    for i in cells {
      let part = weights[i] * .exp(attempts * grid.logPassRates[i])
      sum += part
      slope += part * grid.logPassRates[i]
    }
    return (sum, slope)
  }
}
