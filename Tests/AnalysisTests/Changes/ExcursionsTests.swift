import History
import Testing

@testable import Analysis

struct ExcursionsTests {
  /// Changes of one test, by their places and the levels from before the first on.
  private func changes(
    at places: [Int], levels: [Double], of subject: SuiteChange.Subject = .test(TestID(1))
  ) -> [SuiteChange] {
    places.indices.map { i in
      SuiteChange(
        subject: subject,
        change: ChangePoint(
          index: places[i], first: places[i], last: places[i], before: levels[i],
          after: levels[i + 1], pValue: 1e-6),
        series: [])
    }
  }

  private func marked(_ changes: [SuiteChange]) -> [SuiteChange] {
    var changes = changes
    Excursions.mark(&changes, minimumRatio: 1.03)
    return changes
  }

  @Test func `a level that went back is one excursion, and both changes are of the past`() {
    let found = marked(changes(at: [20, 29], levels: [1, 100, 1.02]))
    #expect(found.map(\.excursion) == [20..<29, 20..<29])
    #expect(found.map(\.isResolved) == [true, true])
  }

  @Test func `a level that stays is none, nor one that came half the way back`() {
    for levels in [[1, 2], [1, 2, 1.5], [1, 2, 3], [1, 0.5, 0.7]] as [[Double]] {
      let found = marked(changes(at: Array([20, 29].prefix(levels.count - 1)), levels: levels))
      #expect(found.allSatisfy { $0.excursion == nil && !$0.isResolved })
    }
  }

  @Test func `a gain that was kept for longer than what was before is lost when it goes`() {
    let short = marked(changes(at: [20, 29], levels: [2, 1, 2]))
    #expect(short.map(\.excursion) == [20..<29, 20..<29])
    let long = marked(changes(at: [20, 90], levels: [2, 1, 2]))
    #expect(long.map(\.excursion) == [nil, nil])
    #expect(!long[1].isResolved && long[1].isLoss)
  }

  @Test func `two excursions are two, and a loss taken back in steps is resolved`() {
    let two = marked(changes(at: [20, 29, 40, 50], levels: [1, 2, 1, 3, 1]))
    #expect(two.map(\.excursion) == [20..<29, 20..<29, 40..<50, 40..<50])
    let steps = marked(changes(at: [20, 29, 40], levels: [1, 3, 2, 1]))
    #expect(steps.map(\.isResolved) == [true, false, false])
    #expect(steps.allSatisfy { $0.excursion == nil })
  }

  @Test func `levels of zero and less go back too`() {
    let found = marked(changes(at: [20, 29], levels: [0, 5, 0.1], of: .series))
    #expect(found.map(\.excursion) == [20..<29, 20..<29])
  }

  @Test func `a test has one change a commit, from the level before to the level after`() {
    let both =
      changes(at: [4, 8], levels: [1, 2, 3]) + changes(at: [8], levels: [1, 2], of: .total)
    let commits = (0..<12).map { $0 < 4 ? "a" : $0 < 10 ? "b" : "c" }
    let merged = SuiteChanges.merged(both, commits: commits)
    #expect(merged.map(\.change.index) == [4, 8])
    #expect(merged[0].change.before == 1 && merged[0].change.after == 3)
    let apart = SuiteChanges.merged(both, commits: (0..<12).map { "\($0)" })
    #expect(apart.map(\.change) == both.map(\.change))
    let unnamed = SuiteChanges.merged(both, commits: Array(repeating: nil, count: 12))
    #expect(unnamed.count == 3)
  }
}
