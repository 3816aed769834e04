import Statistics
import TestSupport
import Testing

struct RobustScaleTests {
  /// scipy.stats.median_abs_deviation([1, 1, 2, 2, 4, 6, 9]) is 1.
  @Test func `the deviation is the published one`() {
    #expect(RobustScale.medianAbsoluteDeviation(of: [1, 1, 2, 2, 4, 6, 9]) == 1)
    #expect(RobustScale.standardDeviation(of: [1, 1, 2, 2, 4, 6, 9]) == 1.4826)
  }

  @Test func `normal numbers give their standard deviation, whatever few of them become`() {
    var random = Generator(seed: 3)
    var values = (0..<20_000).map { _ in 5 + 2 * random.normal() }
    #expect(abs(RobustScale.standardDeviation(of: values) - 2) < 0.05)
    for i in 0..<400 { values[i] = 1e9 }
    #expect(abs(RobustScale.standardDeviation(of: values) - 2) < 0.1)
  }

  @Test func `shifting changes nothing and scaling scales`() {
    let values = [0.3, 2, 1.5, 9, 4.25, 0.5]
    let spread = RobustScale.standardDeviation(of: values)
    #expect(abs(RobustScale.standardDeviation(of: values.map { $0 + 8 }) - spread) < 1e-12)
    #expect(abs(RobustScale.standardDeviation(of: values.map { -4 * $0 }) - 4 * spread) < 1e-12)
  }
}
