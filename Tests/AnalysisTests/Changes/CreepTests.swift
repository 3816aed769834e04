import Analysis
import Testing

struct CreepTests {
  private let jitter: [Double] = [
    0, 1, -1, 2, -2, 1, 0, -1, 2, -1, 0, 1, -2, 1, 0, 2, -1, -2, 1, 0,
  ]

  private func series(_ count: Int, growth: Double) -> [Double] {
    (0..<count).map { (100 + jitter[$0 % 20]) * (1 + growth * Double($0)) }
  }

  private func creep(_ values: [Double], _ policy: ChangePointPolicy = .plain) -> Creep? {
    var finder = ChangePointFinder(policy)
    return Creep.find(in: values, after: finder.changes(in: values), policy: policy)
  }

  @Test func `slow growth is found that has no step`() throws {
    let found = try #require(creep(series(60, growth: 0.004)))
    #expect(abs(found.ratio - 1.191) < 5e-4)
    #expect(found.pValue > 1e-22 && found.pValue < 4e-22)
    #expect(found.start == 0)
  }

  @Test func `level, falling and short series do not creep`() {
    #expect(creep(series(60, growth: 0)) == nil)
    #expect(creep(series(60, growth: -0.004)) == nil)
    #expect(creep(series(19, growth: 0.004)) == nil)
    #expect(creep([]) == nil)
  }

  @Test func `growth is counted from the last step on`() {
    let step = ChangePoint(index: 10, first: 10, last: 10, before: 300, after: 105, pValue: 0)
    let values = series(60, growth: 0.004).enumerated().map { $0 < 10 ? 3 * $1 : $1 }
    func found(_ count: Int) -> Creep? {
      Creep.find(in: Array(values.prefix(count)), after: [step], policy: .plain)
    }
    #expect(found(60)?.start == 10)
    #expect(abs((found(60)?.before ?? 0) - 105.8) < 1)
    #expect(found(29) == nil)
  }

  @Test func `growth below the smallest shift is nobody's concern`() {
    #expect(creep(series(60, growth: 0.004).map { $0 / 10_000 }, .durations) == nil)
    #expect(creep(series(60, growth: 0.004).map { $0 / 100 }, .durations) != nil)
  }
}
