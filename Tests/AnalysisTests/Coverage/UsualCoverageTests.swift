import Analysis
import TestSupport
import Testing

struct UsualCoverageTests {
  private func falls(_ percents: [Double]) -> Bool {
    guard let now = percents.last,
      let usual = UsualCoverage(of: percents.dropLast(), drop: 1)
    else { return false }
    return UsualCoverage.falls(now, from: usual.percent, by: 1)
  }

  @Test func `a drop does not become the usual by being recorded again and again`() {
    for runs in [1, 2, 15, 29, 30, 31, 60, 400] {
      #expect(falls(Array(repeating: 90, count: 10) + Array(repeating: 85, count: runs)))
    }
  }

  @Test func `what rose for long is the usual, and not what it rose from`() {
    #expect(falls(Array(repeating: 60, count: 100) + Array(repeating: 80, count: 30) + [78]))
  }

  @Test(arguments: [0.9, 0.5, 0.2, 0.1, 0.05])
  func `small drops at every run add up`(points: Double) {
    let percents = (0...30).map { 90 - points * Double($0) }
    #expect(falls(percents))
    let first = percents.indices.first { falls(Array(percents[...$0])) }
    #expect((first ?? 31) <= max(4, Int(2.2 / points)), "\(String(describing: first))")
  }

  @Test func `what wavers by less than the limit, rises or was restored does not fall`() {
    var random = Generator(seed: 5)
    for _ in 0..<200 {
      #expect(!falls((0...30).map { _ in 90 + random.uniform() * 0.5 }))
    }
    #expect(!falls((0...30).map { 60 + Double($0) }))
    #expect(!falls([90, 90, 90, 70, 71, 90]))
    #expect(!falls([90, 91]))
  }

  @Test func `runs that fell are told`() {
    let usual = UsualCoverage(of: [90, 90, 80, 90, 80], drop: 1)
    #expect(usual?.fallen == 2)
    #expect(usual?.runs == 3)
    #expect(UsualCoverage(of: [], drop: 1) == nil)
  }
}
