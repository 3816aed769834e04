import Analysis
import RealModule
import TestSupport
import Testing

struct SignificantChangesTests {
  /// A fleet in which some tests take longer from a run on.
  private func fleet(
    _ seed: UInt64, tests: Int = 150, runs: Int = 60, slower: [Int: (from: Int, by: Double)]
  ) -> TestsByRuns {
    var seconds = Fleet(tests: tests, runs: runs, seed: seed).seconds
    for (test, step) in slower {
      for run in step.from..<runs { seconds[test, run] *= step.by }
    }
    for test in 0..<tests { for run in 0..<runs { seconds[test, run] += 0.05 } }
    return seconds
  }

  @Test func `steps of tests are found through a machine that changes from run to run`() {
    let seconds = fleet(61, slower: [5: (20, 3), 17: (41, 0.2), 100: (20, 4)])
    let changes = SignificantChanges.find(in: seconds, policy: .durations)
    #expect(changes.map(\.test) == [5, 17, 100])
    #expect(changes.map(\.change.index) == [20, 41, 20])
    #expect(changes.allSatisfy { $0.adjustedPValue >= $0.change.pValue })
  }

  @Test func `where nothing changed, hardly ever anything is found`() {
    let alarmed = (0..<10).count { round in
      let seconds = fleet(620 + UInt64(round), tests: 120, runs: 40, slower: [:])
      return !SignificantChanges.find(in: seconds, policy: .durations).isEmpty
    }
    #expect(alarmed <= 2)
  }

  @Test func `a third of the tests that got slower does not make the others faster`() {
    let slower = Dictionary(uniqueKeysWithValues: (0..<50).map { ($0 * 3, (from: 30, by: 2.0)) })
    let changes = SignificantChanges.find(in: fleet(68, slower: slower), policy: .durations)
    #expect(changes.count { slower[$0.test] != nil } > 40)
    #expect(changes.count { slower[$0.test] == nil } < 3)
  }

  @Test func `missing durations stay missing`() {
    var seconds = fleet(69, slower: [5: (20, 3)])
    for run in 0..<60 where run % 7 == 3 { seconds[5, run] = .nan }
    for run in 0..<59 { seconds[9, run] = .nan }
    let changes = SignificantChanges.find(in: seconds, policy: .durations)
    #expect(changes.map(\.test) == [5])
    #expect(changes.map(\.change.index) == [20])
  }

  @Test func `twelve runs are enough for a threefold step, from the second run after it on`() {
    let seconds = fleet(70, runs: 12, slower: [123: (6, 6)])
    for runs in 7...12 {
      var known = TestsByRuns(tests: 150, runs: runs)
      for test in 0..<150 { for run in 0..<runs { known[test, run] = seconds[test, run] } }
      let changes = SignificantChanges.find(in: known, policy: .durations)
      #expect(changes.map(\.test) == (runs >= 8 ? [123] : []))
      #expect(changes.allSatisfy { $0.change.index == 6 })
    }
  }

  @Test func `nothing at all is answered`() {
    #expect(SignificantChanges.find(in: TestsByRuns(tests: 0, runs: 0), policy: .durations) == [])
    #expect(SignificantChanges.find(in: TestsByRuns(tests: 50, runs: 20), policy: .durations) == [])
  }
}
