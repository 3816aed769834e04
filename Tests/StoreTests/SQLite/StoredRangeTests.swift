import History
import TestSupport
import Testing

@testable import Store

/// Values that nothing which was recorded has: one bit of damage, or a stranger's.
struct StoredRangeTests {
  private func store(_ sql: String) throws -> HistoryStore {
    let store = try TestStore()
    for second in 1...3 { try store.record([attempt("a"), attempt("b")], at: Int64(second)) }
    try store.sandbox.run([
      "sqlite3", store.path,
      "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; \(sql)",
    ])
    return try HistoryStore(path: store.path, mode: .read)
  }

  @Test(arguments: [
    ("UPDATE attempts SET duration_us = 9223372036854775807", "duration_us is 9223372036854775807"),
    ("UPDATE attempts SET duration_us = -1", "duration_us is -1"),
    ("UPDATE attempts SET outcome = 9", "outcome is 9"),
    ("UPDATE attempts SET outcome = -1", "outcome is -1"),
    ("UPDATE attempts SET mode = 300", "mode is 300"),
    ("UPDATE attempts SET test_id = -test_id", "test_id is -1"),
  ])
  func `a value that cannot be is told, and is no answer`(sql: String, what: String) throws {
    let store = try store(sql)
    let run = try store.run(named: "latest")
    #expect {
      _ = try store.results(ofRun: run)
    } throws: { error in
      guard case StoreError.damaged(_, let found)? = error as? StoreError else { return false }
      return found == what || sql.contains("-test_id") && found.hasPrefix("test_id is -")
    }
    // The next question is answered.
    #expect(try store.projectNames() == ["shop"])
  }

  @Test func `a sum that overflows inside of SQLite is told too`() throws {
    let store = try store("UPDATE attempts SET duration_us = 9223372036854775807")
    let sum = EmbeddedStatement("sum", "SELECT sum(duration_us) FROM attempts", columns: [])
    #expect(throws: StoreError.damaged(path: store.path, what: "integer overflow")) {
      try store.connection.first(sum) { $0.integer(0) }
    }
  }

  @Test func `keys of tests may be any number, and queries of the user's show what stands there`()
    throws
  {
    let connection = try TestStore().store.connection
    let all = EmbeddedStatement(
      "all", "SELECT -9223372036854775808 AS key, 9223372036854775807 AS test_key", columns: [])
    let keys = try connection.first(all) { [$0.integer(0), $0.integer(1)] }
    #expect(keys == [.min, .max])
    let store = try store("UPDATE attempts SET duration_us = 9223372036854775807")
    let table = try store.read(
      NamedQuery(name: "x", sql: "SELECT max(duration_us) AS duration_us FROM attempts"), [:])
    #expect(table.rows == [[.integer(.max)]])
  }

  @Test(arguments: [Int64.max, Int64.max - 1, 31_536_000_000_001])
  func `what is recorded can be read again, however long somebody says that it took`(
    duration: Int64
  ) throws {
    let store = try TestStore()
    let run = try store.record([attempt("a", .passed, duration), attempt("b", .passed, duration)])
    let longest = StoredRange.ofTest.upperBound
    #expect(try store.store.durations(ofRun: run.run).microseconds == [longest, longest])
    _ = try store.store.facts(ofRun: run.run)
    let again = try store.record([attempt("a")], at: 2)
    #expect(try store.store.results(ofRun: again.run).count == 1)
  }

  @Test func `a row far ahead of all others takes no memory for those between`() throws {
    let store = try TestStore()
    try store.record([attempt("a")])
    try store.sandbox.run([
      "sqlite3", store.path, "PRAGMA foreign_keys = OFF; UPDATE tests SET id = 2147480000",
    ])
    let own = try HistoryStore(path: store.path, mode: .write)
    let run = try own.record(
      .init(project: "shop", suite: "full"), reports: [report([attempt("a"), attempt("new")])],
      at: .init(microseconds: 9_000_000_000))
    #expect(run.counts.tests == 2)
  }
}
