import Statistics
import TestSupport
import Testing

struct RobustLocationTests {
  private func centre(_ values: [Double]) -> Double {
    var scratch: [Double] = []
    return RobustLocation.centre(of: values, scratch: &scratch)
  }

  @Test func `a third that moved one way moves the centre less than the median`() {
    var random = Generator(seed: 11)
    let values = (0..<3000).map { i in 0.05 * random.normal() + (i % 3 == 0 ? 0.4 : 0) }
    #expect(abs(centre(values)) < 0.01)
    #expect(Quantiles.median(of: values) > 0.02)
  }

  @Test func `shifting shifts and scaling scales`() {
    let values = [0.1, -0.2, 0.05, 0.3, 4, 0.15, -0.1]
    #expect(abs(centre(values.map { $0 + 3 }) - centre(values) - 3) < 1e-9)
    #expect(abs(centre(values.map { $0 * 3 }) - centre(values) * 3) < 1e-9)
  }

  @Test func `equal values are their own centre`() {
    #expect(centre([2, 2, 2]) == 2)
    #expect(centre([]).isNaN)
  }
}
