import History
import TestSupport
import Testing

@testable import Store

/// Stores unite as sets do.
struct MergingTests {
  @Test(arguments: 1...12)
  func `parts of a history merged in any order are the history recorded at once`(seed: Int) throws {
    let history = SplitHistory(seed: UInt64(seed))
    let whole = try history.recordedAtOnce().told()
    let parts = try history.split(into: 3, seed: UInt64(seed))
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0, 1]] {
      let union = try TestStore()
      for place in order { _ = try union.merge(parts[place]) }
      let found = try difference(of: union.told(), from: whole)
      #expect(found == nil, "\(found ?? "")")
    }
  }

  @Test(arguments: 21...24)
  func `it makes no difference which stores are united first`(seed: Int) throws {
    let history = SplitHistory(seed: UInt64(seed), runs: 4)
    let parts = try history.split(into: 3, seed: UInt64(seed))
    let (left, right) = (try TestStore(), try TestStore())
    for place in [0, 1] { _ = try left.merge(parts[place]) }
    _ = try left.merge(parts[2])
    for place in [2, 1] { _ = try right.merge(parts[place]) }
    let last = try TestStore()
    _ = try last.merge(parts[0])
    _ = try last.merge(right)
    let found = try difference(of: last.told(), from: left.told())
    #expect(found == nil, "\(found ?? "")")
  }

  @Test func `what was merged before changes nothing`() throws {
    let history = SplitHistory(seed: 7)
    let parts = try history.split(into: 2, seed: 7)
    let union = try TestStore()
    for part in parts { _ = try union.merge(part) }
    let before = try union.contents()
    for part in parts {
      let again = try union.merge(part)
      #expect(again.added == 0 && again.extended == 0 && again.decisions == 0)
      #expect(again.conflicts.isEmpty)
    }
    #expect(try union.contents() == before)
  }

  @Test func `the latest run is that which was recorded last, and not merged last`() throws {
    let (mine, other) = (try TestStore(), try TestStore())
    let old = Instant(microseconds: 5_000_000_000)
    let new = Instant(microseconds: 6_000_000_000)
    try other.record([report([attempt("a")])], at: 5, now: old)
    let recorded = try mine.record([report([attempt("b")])], at: 6, now: new)
    _ = try mine.merge(other)
    #expect(try mine.store.run(named: HistoryStore.latestRun) == recorded.run)
  }

  @Test func `the store that is read stays as it is`() throws {
    let part = try SplitHistory(seed: 3).recordedAtOnce()
    let before = try part.contents()
    _ = try TestStore().merge(part)
    #expect(try part.contents() == before)
  }

  @Test func `of one report with other contents neither is lost, and it is told`() throws {
    let (one, other) = (try TestStore(), try TestStore())
    try one.record([attempt("a", .passed)])
    try other.record([attempt("a", .passed)])
    try other.store.connection.execute("UPDATE attempts SET outcome = 4")
    let before = try one.told()
    let outcome = try one.merge(other)
    #expect(outcome.conflicts.count == 1 && outcome.added == 0 && outcome.extended == 0)
    #expect(try one.told() == before)
  }

  @Test func `a view, a trigger or a computed column of a stranger's is not read`() throws {
    for change in [
      "CREATE TRIGGER t AFTER INSERT ON runs BEGIN SELECT 1; END",
      "ALTER TABLE labels RENAME TO l; CREATE VIEW labels AS SELECT run_id, key, value FROM l",
      "ALTER TABLE tests ADD COLUMN evil TEXT AS (name || name)",
    ] {
      let other = try TestStore()
      try other.record([attempt("a")])
      try other.store.connection.execute(change)
      #expect(throws: StoreError.self) { try TestStore().merge(other) }
    }
  }

  @Test(arguments: [
    "UPDATE attempts SET outcome = 99", "UPDATE attempts SET mode = -1",
    "UPDATE runs SET key = 'zz345678901234567890123456789012'",
    "PRAGMA foreign_keys = OFF; DELETE FROM tests", "DELETE FROM reports",
  ])
  func `values of a stranger's that cannot be are refused`(change: String) throws {
    let other = try TestStore()
    try other.record([attempt("a")])
    try other.store.connection.execute(change)
    let mine = try TestStore()
    #expect(throws: (any Error).self) { try mine.merge(other) }
    #expect(try mine.told() == [])
  }
}

/// The first lines in which two stores differ; nil where they tell the same.
private func difference(of one: [String], from other: [String]) -> String? {
  let mine = one.flatMap { $0.split(separator: "\n") }
  let theirs = other.flatMap { $0.split(separator: "\n") }
  guard mine != theirs else { return nil }
  let place = zip(mine, theirs).enumerated().first { $1.0 != $1.1 }?.offset
  guard let place else { return "\(mine.count) lines, and \(theirs.count)" }
  return "\(mine[place])\n\(theirs[place])"
}
