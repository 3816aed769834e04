import RealModule
import Testing

@testable import Analysis

struct TypicalSpreadsTests {
  @Test func `tests of similar duration share their median spread`() {
    let levels = (0..<400).map { Double($0) * 0.01 }
    let spreads = (0..<400).map { $0 < 200 ? 0.3 : 0.04 }
    let typical = TypicalSpreads(spreads: spreads, levels: levels).values
    #expect(typical[..<200].allSatisfy { $0 == 0.3 })
    #expect(typical[200...].allSatisfy { $0 == 0.04 })
  }

  @Test func `the order of the tests does not matter`() {
    let levels = (0..<300).map { Double($0 * 7919 % 300) * 0.02 }
    let spreads = levels.map { 0.01 + 0.1 / (1 + $0) }
    let typical = TypicalSpreads(spreads: spreads, levels: levels).values
    let backward = TypicalSpreads(spreads: spreads.reversed(), levels: levels.reversed()).values
    #expect(typical == backward.reversed())
  }

  @Test func `a few long tests are not judged by the noise of many short ones`() {
    let levels = Array(repeating: Double.log(0.003), count: 300) + [.log(0.04), .log(0.041)]
    let spreads = Array(repeating: 0.4, count: 300) + [0.05, 0.06]
    let typical = TypicalSpreads(spreads: spreads, levels: levels).values
    #expect(typical[0] == 0.4)
    #expect(typical[300] == 0.05 && typical[301] == 0.05)
  }

  @Test func `tests without a spread and equal spreads are answered`() {
    #expect(TypicalSpreads(spreads: [], levels: []).values == [])
    #expect(TypicalSpreads(spreads: [.nan, 0], levels: [.nan, 0]).values.count == 2)
    let still = TypicalSpreads(
      spreads: Array(repeating: 0, count: 20), levels: Array(repeating: 0, count: 20))
    #expect(still.values.allSatisfy { $0 == 0.01 })
  }
}
