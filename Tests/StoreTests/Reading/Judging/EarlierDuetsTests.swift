import History
import Testing

@testable import Store

/// What duets showed after other runs.
struct EarlierDuetsTests {
  private let window = HistoryStore.Window(runs: 30, enough: 10)

  private func duet(isSlower: Bool?) -> DuetResult {
    DuetResult(
      base: "0123456789", ratio: 2, low: nil, high: nil, extra: 60_000, pValue: 0.001,
      isSlower: isSlower, headRuns: 6, baseRuns: 6)
  }

  @Test func `what a duet settled holds for its source until another one settles it`() throws {
    let store = try TestStore()
    func record(_ second: Int64, _ commit: String) throws -> RecordedRun {
      try store.record([attempt("a"), attempt("b")], at: second) {
        $0.branch = "feature"
        $0.source.commit = commit
      }
    }
    func duets(of run: RecordedRun) throws -> [TestID: DuetResult] {
      try store.store.history(ofRun: run.run, trunk: "main", window: window).duets
    }
    let first = try record(1, "same")
    let now = Instant(microseconds: 5_000_000_000)
    try store.store.add([TestID(1): duet(isSlower: true)], toRun: first.run, at: now)
    let again = try record(2, "same")
    #expect(try duets(of: again)[TestID(1)]?.isSlower == true)
    #expect(try duets(of: again)[TestID(1)]?.run == first.key)
    try store.store.add([TestID(1): duet(isSlower: nil)], toRun: again.run, at: now)
    #expect(try duets(of: again)[TestID(1)]?.isSlower == true)
    try store.store.add([TestID(1): duet(isSlower: false)], toRun: again.run, at: now)
    #expect(try duets(of: again)[TestID(1)]?.isSlower == false)
    #expect(try duets(of: record(3, "other")).isEmpty)
    #expect(
      try store.store.history(ofRun: record(4, "more").run, trunk: "main", window: window)
        .earlierRuns.contains { $0.duets[TestID(1)]?.isSlower == true })
  }
}
