import Statistics
import Testing

struct RankSumTests {
  /// Of all ways to choose which values are of the first sample, the share with so few pairs.
  private func counted(_ pairs: Int, _ first: Int, _ second: Int) -> Double {
    let count = first + second
    let choices = (0..<(1 << count)).filter { $0.nonzeroBitCount == first }
    let rare = choices.count { choice in
      var (inverted, above) = (0, 0)
      for place in (0..<count).reversed() {
        if choice >> place & 1 == 1 { inverted += above } else { above += 1 }
      }
      return inverted <= pairs
    }
    return Double(rare) / Double(choices.count)
  }

  @Test(arguments: [(1, 4), (2, 5), (4, 3), (6, 6), (3, 8)])
  func `the probability is the share of all orders`(first: Int, second: Int) {
    for pairs in 0..<(first * second / 2) {
      let p = RankSum.pValue(pairs: pairs, first, second)
      #expect(abs(p - counted(pairs, first, second)) < 1e-12, "\(pairs)")
    }
  }

  @Test func `far in the tail it stays exact, and half of the pairs are nothing`() {
    #expect(abs(RankSum.pValue(pairs: 0, 4, 60) * 635_376 - 1) < 1e-9)
    #expect(RankSum.pValue(pairs: 0, 150, 150) > 0)
    #expect(RankSum.pValue(pairs: 8, 4, 4) == 1)
    #expect(RankSum.pValue(pairs: 0, 0, 4) == 1)
  }
}
