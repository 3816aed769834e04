import Statistics
import Testing

struct MannKendallTests {
  static let tied: [Double] = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4]

  /// Counted pair by pair; the variance by Kendall's formula for ties.
  @Test func `score and variance are those of all pairs`() {
    let test = MannKendall(Self.tied)
    #expect(test.score == 40)
    #expect(test.variance == 930)
    #expect(abs(test.z - 1.2788603797787081) < 1e-12)
    #expect(abs(test.pValue - 2 * 0.1004731134321536) < 1e-12)
  }

  @Test func `a rising series has every pair ascending`() {
    let test = MannKendall((0..<60).map(Double.init))
    #expect(test.score == 60 * 59 / 2)
    #expect(abs(test.variance - 24583.333333333332) < 1e-9)
    #expect(test.pValue < 1e-22)
  }

  @Test func `only the order of the values counts`() {
    let test = MannKendall(Self.tied)
    #expect(MannKendall(Self.tied.map { 3 * $0 * $0 * $0 + 1 }) == test)
    #expect(MannKendall(Self.tied.map { -$0 }).score == -test.score)
    #expect(MannKendall(Self.tied.reversed()).score == -test.score)
  }

  @Test func `nothing and equal values have no trend`() {
    #expect(MannKendall([]).pValue == 1)
    #expect(MannKendall([4, 4, 4, 4]).pValue == 1)
  }
}
