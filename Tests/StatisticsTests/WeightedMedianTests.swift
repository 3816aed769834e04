import Statistics
import TestSupport
import Testing

struct WeightedMedianTests {
  private func median(_ pairs: [(Double, Double)]) -> Double {
    var items = pairs.map { WeightedMedian.Item(value: $0.0, weight: $0.1) }
    return WeightedMedian.median(reordering: &items)
  }

  @Test func `the value at which half of the weight is reached`() {
    #expect(median([(3, 1), (1, 1), (2, 1)]) == 2)
    #expect(median([(1, 1), (2, 1), (3, 5)]) == 3)
    #expect(median([(10, 0.1), (1, 0.4), (5, 0.5)]) == 5)
    #expect(median([(1, 2), (2, 2)]) == 1)
    #expect(median([]).isNaN)
  }

  /// Edgeworth's property: no point has a smaller weighted sum of absolute deviations.
  @Test func `it minimises the weighted absolute deviations`() {
    var random = Generator(seed: 7)
    let pairs = (0..<25).map { _ in (random.normal(), random.uniform()) }
    let centre = median(pairs)
    func loss(_ x: Double) -> Double { pairs.reduce(0) { $0 + $1.1 * abs($1.0 - x) } }
    for pair in pairs { #expect(loss(centre) <= loss(pair.0) + 1e-12) }
  }
}
