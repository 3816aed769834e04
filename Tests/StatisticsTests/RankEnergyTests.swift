import Statistics
import TestSupport
import Testing

struct RankEnergyTests {
  /// Székely and Rizzo's statistic by its definition, cut by cut.
  private func byDefinition(_ x: [Double]) -> Double {
    let n = x.count
    let ranks = x.map { v in
      Double(x.count { $0 < v }) + (Double(x.count { $0 == v }) + 1) / 2
    }
    func mean(_ a: Range<Int>, _ b: Range<Int>) -> Double {
      var sum = 0.0
      for i in a { for j in b { sum += abs(ranks[i] - ranks[j]) / Double(n) } }
      return sum / Double(a.count * b.count)
    }
    return (2...(n - 2)).map { cut in
      let (a, b) = (0..<cut, cut..<n)
      let energy = 2 * mean(a, b) - mean(a, a) - mean(b, b)
      return Double(cut * (n - cut)) / Double(n) * energy
    }.max() ?? 0
  }

  @Test func `the fast sums are the definition's`() {
    var random = Generator(seed: 21)
    for count in [4, 5, 8, 13, 40, 120] {
      for ties in [false, true] {
        let x = (0..<count).map { _ in
          ties ? (random.uniform() * 6).rounded() : random.normal()
        }
        #expect(abs(RankEnergy.statistic(of: x[...]) - byDefinition(x)) < 1e-9)
      }
    }
  }

  /// 10 values of 0…3 and 12 of 3…7; numbers from an independent O(n²) computation with numpy.
  @Test func `a step is significant and inflation weakens it`() {
    let x: [Double] = [0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 3, 4, 5, 6, 7, 3, 4, 5, 6, 7, 3, 4]
    #expect(abs(RankEnergy.statistic(of: x[...]) - 3.285123966942149) < 1e-9)
    #expect(abs(RankEnergy.pValue(of: x[...]) / 0.00021074724509916062 - 1) < 1e-6)
    #expect(abs(RankEnergy.pValue(of: x[...], inflation: 1.5) / 0.007044434860507374 - 1) < 1e-6)
  }

  @Test func `only the order of the values counts`() {
    let x = MannKendallTests.tied
    let statistic = RankEnergy.statistic(of: x[...])
    #expect(RankEnergy.statistic(of: x.map { $0 * 7 - 100 }[...]) == statistic)
    #expect(abs(RankEnergy.statistic(of: Array(x.reversed())[...]) - statistic) < 1e-12)
  }

  @Test func `short or constant series are never significant`() {
    #expect(RankEnergy.pValue(of: [0, 0, 0, 9, 9, 9, 9][...]) == 1)
    #expect(RankEnergy.pValue(of: Array(repeating: 1, count: 50)[...]) == 1)
    #expect(RankEnergy.statistic(of: [][...]) == 0)
  }

  /// What the p-value promises, on series without any change.
  @Test(arguments: [12, 30, 64, 150])
  func `at one in a hundred about one in a hundred is called significant`(count: Int) {
    var random = Generator(seed: UInt64(count))
    let rounds = 4000
    let hits = (0..<rounds).count { _ in
      RankEnergy.pValue(of: (0..<count).map { _ in random.normal() }[...]) < 0.01
    }
    #expect(Double(hits) / Double(rounds) < 0.017)
    #expect(Double(hits) / Double(rounds) > 0.002)
  }
}
