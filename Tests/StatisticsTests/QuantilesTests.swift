import Statistics
import TestSupport
import Testing

struct QuantilesTests {
  /// numpy.quantile([3, 1, 4, 1, 5, 9, 2, 6], q), method "linear".
  @Test(arguments: [(0, 1), (0.1, 1), (0.25, 1.75), (0.5, 3.5), (0.9, 6.9), (0.99, 8.79), (1, 9)])
  func `quantiles are those of numpy`(probability: Double, expected: Double) {
    let quantile = Quantiles.quantile(probability, of: [3, 1, 4, 1, 5, 9, 2, 6])
    #expect(abs(quantile - expected) < 1e-12)
  }

  @Test func `the median is the middle value or the mean of the middle two`() {
    #expect(Quantiles.median(of: [7]) == 7)
    #expect(Quantiles.median(of: [7, 1]) == 4)
    #expect(Quantiles.median(of: [9, 1, 2]) == 2)
    #expect(Quantiles.median(of: [4, 4, 4, 1]) == 4)
    #expect(Quantiles.median(of: []).isNaN)
  }

  @Test func `selection agrees with sorting at every size, with ties and without`() {
    var random = Generator(seed: 1)
    for count in 1...200 {
      let values = (0..<count).map { _ in (random.uniform() * Double(count)).rounded() }
      let sorted = values.sorted()
      for share in [0, 0.3, 0.5, 0.97, 1] {
        let position = share * Double(count - 1)
        let (low, high) = (Int(position), Int(position.rounded(.up)))
        let expected = sorted[low] + (position - Double(low)) * (sorted[high] - sorted[low])
        #expect(abs(Quantiles.quantile(share, of: values) - expected) < 1e-9)
      }
      #expect(Quantiles.median(of: values) == Quantiles.quantile(0.5, of: values))
    }
  }

  @Test func `order that defeats the pivots costs no more than sorting`() {
    let organ = (0..<50_000).map(Double.init) + (0..<50_000).reversed().map(Double.init)
    #expect(Quantiles.median(of: organ) == 24_999.5)
    #expect(Quantiles.median(of: Array(repeating: 2, count: 100_000)) == 2)
  }
}
