import RealModule
import TestSupport
import Testing

@testable import Analysis

struct DurationLevelTests {
  private func level(_ values: [Double]) -> DurationLevel {
    var values = values
    return DurationLevel(of: &values)
  }

  private func noise(_ count: Int, about middle: Double, seed: UInt64, spread: Double = 0.05)
    -> [Double]
  {
    var random = Generator(seed: seed)
    return (0..<count).map { _ in middle + spread * random.normal() }
  }

  @Test func `a test of two levels is judged by the upper one and the noise about each`() {
    for seed in 1..<20 {
      let seed = UInt64(seed)
      let two = level(noise(20, about: 0, seed: seed) + noise(10, about: 0.4, seed: seed + 100))
      #expect(two.hasTwoLevels)
      #expect(abs(two.level - 0.4) < 0.06)
      #expect(two.spread < 0.08)
      #expect(two.upperDecile == two.greatest)
      #expect(two.levelRuns == 10 && two.runs == 30)
    }
  }

  @Test func `one heap is one level, whatever its tail`() {
    func share(_ count: Int, _ value: (inout Generator) -> Double) -> Double {
      let called = (1...1000).count { seed in
        var random = Generator(seed: UInt64(seed))
        return level((0..<count).map { _ in 0.05 * value(&random) }).hasTwoLevels
      }
      return Double(called) / 1000
    }
    for count in [5, 7, 10, 15, 30, 60] { #expect(share(count) { $0.normal() } <= 0.02) }
    let skewed = share(30) { -.log($0.uniform()) }
    let heavy = share(30) { random in
      let squares = (0..<3).reduce(0.0) { sum, _ in
        let other = random.normal()
        return sum + other * other
      }
      return random.normal() / squares.squareRoot()
    }
    #expect(skewed <= 0.02 && heavy <= 0.02)
  }

  @Test func `some slow executions are no level`() {
    #expect(!level(noise(28, about: 0, seed: 7) + [0.4, 1.2]).hasTwoLevels)
    #expect(!level(noise(28, about: 0, seed: 9) + [0.5, 0.52]).hasTwoLevels)
    #expect(!level(noise(29, about: 0, seed: 8) + [0.5]).hasTwoLevels)
  }

  @Test func `a median is what it was`() {
    let values = noise(30, about: 1, seed: 3)
    let known = level(values)
    #expect(abs(known.level - 1) < 0.05)
    #expect(known.runs == 30)
    #expect(known.level + known.greatest == values.max())
  }

  @Test func `few or equal values are one level`() {
    #expect(!level([1, 1, 2, 2]).hasTwoLevels)
    #expect(!level(Array(repeating: 2, count: 30)).hasTwoLevels)
  }
}
