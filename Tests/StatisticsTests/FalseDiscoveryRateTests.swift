import Statistics
import TestSupport
import Testing

struct FalseDiscoveryRateTests {
  /// The example of Benjamini and Hochberg (1995), section 3.2: fifteen tests of a thrombolysis
  /// trial, of which the procedure rejects four at 5 % and Bonferroni's three.
  static let published = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
    0.6528, 0.759, 1,
  ]

  @Test func `the published example rejects four`() {
    let adjusted = FalseDiscoveryRate.adjusted(Self.published)
    #expect(adjusted.filter { $0 <= 0.05 }.count == 4)
    #expect(Self.published.filter { $0 <= 0.05 / 15 }.count == 3)
    #expect(abs(adjusted[0] - 0.0015) < 1e-12)
    #expect(abs(adjusted[3] - 0.035625) < 1e-12)
    #expect(adjusted[14] == 1)
  }

  @Test func `the order in which the values come does not matter`() {
    var random = Generator(seed: 5)
    let values = (0..<40).map { _ in random.uniform() * random.uniform() }
    let order = values.indices.map { $0 * 17 % 40 }
    let straight = FalseDiscoveryRate.adjusted(values)
    let shuffled = FalseDiscoveryRate.adjusted(order.map { values[$0] })
    for (place, index) in order.enumerated() { #expect(shuffled[place] == straight[index]) }
  }

  @Test func `hypotheses that are not given count as if they were near one`() {
    let all = FalseDiscoveryRate.adjusted([0.001, 0.004] + Array(repeating: 1, count: 98))
    #expect(FalseDiscoveryRate.adjusted([0.001, 0.004], among: 100) == Array(all.prefix(2)))
  }

  @Test func `adjusted values keep the order and are never smaller`() {
    var random = Generator(seed: 6)
    let values = (0..<100).map { _ in random.uniform() }
    let adjusted = FalseDiscoveryRate.adjusted(values)
    for i in values.indices {
      #expect(adjusted[i] >= values[i] && adjusted[i] <= 1)
      for j in values.indices where values[i] < values[j] { #expect(adjusted[i] <= adjusted[j]) }
    }
    #expect(FalseDiscoveryRate.adjusted([]).isEmpty)
    #expect(FalseDiscoveryRate.adjusted([0.03]) == [0.03])
  }
}
