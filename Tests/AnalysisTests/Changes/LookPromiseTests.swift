import RealModule
import TestSupport
import Testing

@testable import Analysis

struct LookPromiseTests {
  private func isKept(
    _ values: [Double], at index: Int, from start: Int = 0, subjects: Int = 300
  ) -> Bool {
    let change = ChangePoint(
      index: index, first: index, last: index, before: values[index - 1], after: values[index],
      pValue: 1e-9)
    return LookPromise.isKept(
      by: change, in: values, piece: start..<values.count, subjects: subjects)
  }

  private func noise(_ count: Int, by shift: Double, _ random: inout Generator) -> [Double] {
    (0..<count).map { _ in .exp(shift + 0.05 * random.normal()) }
  }

  @Test func `a slower test is told of within a few runs of a long history`() {
    var random = Generator(seed: 3)
    let delays = (0..<40).map { _ in
      let values =
        noise(60, by: 0, &random).map { min($0, 1.1) } + noise(15, by: .log(1.2), &random)
      return (2...15).first { isKept(Array(values.prefix(60 + $0)), at: 60) } ?? 16
    }
    #expect(delays.sorted()[20] <= 6 && (delays.max() ?? 0) <= 10, "\(delays)")
  }

  @Test func `a short history is enough for a great loss that lasts`() {
    let values: [Double] = [1, 1.02, 0.97, 1.01, 0.99, 1.03, 3, 3.1, 2.9, 3.05]
    #expect(!isKept(Array(values.prefix(9)), at: 6))
    #expect(isKept(values, at: 6))
    #expect(!isKept(values.map { .exp(0.1 * .log($0)) }, at: 6, subjects: 1_000_000))
  }

  /// Among how many tests it still passes, in powers of ten.
  private func reach(_ values: [Double], from start: Int = 0) -> Int {
    var subjects = 1
    while subjects < 1_000_000_000, isKept(values, at: 60, from: start, subjects: subjects) {
      subjects *= 10
    }
    return subjects
  }

  @Test func `fewer runs, more tests and a level that began later ask for more`() {
    var random = Generator(seed: 4)
    let values = (noise(60, by: 0, &random) + noise(8, by: 0.4, &random)).enumerated()
      .map { $0 == 20 ? 9 : $1 }
    let reaches = (2...8).map { reach(Array(values.prefix(60 + $0))) }
    #expect(reaches == reaches.sorted() && reaches[0] == 1 && reaches[6] > 100, "\(reaches)")
    #expect(reach(values, from: 10) < reach(values))
  }

  /// The best place of each series, so that the choice of the place counts too.
  @Test func `of unchanged series hardly any ever passes, however they are distributed`() {
    var random = Generator(seed: 5)
    var passed = 0
    let looks = 2000
    for look in 0..<looks {
      let values = (0..<(16 + look % 40)).map { _ in
        switch look % 3 {
        case 0: random.uniform() < 0.3 ? 2 + 0.02 * random.uniform() : 1 + 0.02 * random.uniform()
        case 1: 1 / random.uniform()
        default: (10 * random.uniform()).rounded()
        }
      }
      let isAny = (2...10).contains { values.count > $0 + 2 && isRise(values, $0) }
      if isAny { passed += 1 }
    }
    let promised = LookPromise.falseAlarmsPerHundredLooks / 100
    #expect(Double(passed) <= promised * Double(looks))
  }

  private func isRise(_ values: [Double], _ count: Int) -> Bool {
    let change = ChangePoint(
      index: values.count - count, first: 0, last: 0, before: 0, after: 1, pValue: 0)
    return LookPromise.isKept(
      by: change, in: values, piece: 0..<values.count, subjects: 1)
  }
}
