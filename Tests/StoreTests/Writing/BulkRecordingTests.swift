import History
import TestSupport
import Testing

@testable import Store

struct BulkRecordingTests {
  /// Enough tests for whole batches, a batch that is not full, and a suite that is read at once.
  private let many = (1...300).map { attempt("n\($0)", $0 % 7 == 0 ? .failed : .passed) }

  private func count(_ sql: String, of store: TestStore) throws -> Int64 {
    let statement = try Statement(sql, on: store.store.connection)
    return try statement.step() ? statement.integer(0) : 0
  }

  @Test func `a test has one row however it was found`() throws {
    let store = try TestStore()
    try store.record(many, at: 1)
    try store.record(many.reversed() + [attempt("another")], at: 2)
    try store.record([attempt("n1"), attempt("another"), attempt("new")], at: 3)
    #expect(try count("SELECT count(*) FROM tests", of: store) == 302)
    #expect(try count("SELECT count(*) FROM attempts", of: store) == 604)
    #expect(
      try count(
        "SELECT count(*) FROM (SELECT test_id FROM attempts GROUP BY test_id HAVING count(*) > 1)",
        of: store) == 301)
  }

  @Test func `a new test that stands twice in a report has one row and two attempts`() throws {
    let store = try TestStore()
    try store.record(many + [attempt("n3")])
    #expect(try count("SELECT count(*) FROM tests", of: store) == 300)
    #expect(try count("SELECT max(attempt) FROM attempts", of: store) == 2)
  }

  @Test func `nothing that was recorded refers to what is not there`() throws {
    let store = try TestStore()
    var timed = attempt("timed", .failed)
    timed.phases = Phases(setup: 1, call: 2, teardown: 3)
    timed.failures = [Failure(message: "no"), Failure(message: "not this either")]
    let first = try store.record([report(many + [timed]), report(coverage: [file("a.py")])])
    try store.record([attempt("timed")], attemptOf: first.run)
    try store.record(many, at: 2) {
      $0.shard = Shard(index: 1, total: 2)
      $0.runKey = "7"
    }
    #expect(try count("SELECT count(*) FROM pragma_foreign_key_check", of: store) == 0)
    #expect(try count("PRAGMA foreign_keys", of: store) == 1)
  }

  @Test func `a store that is not in use any more is one file`() throws {
    let sandbox = Sandbox()
    do {
      let store = try HistoryStore(path: sandbox.path("history.db"), mode: .create)
      _ = try store.record(
        RunDescription(project: "shop", suite: "full"), reports: [report(many)],
        at: Instant(microseconds: 1))
    }
    #expect(sandbox.bytes(of: "history.db") != nil)
    #expect(sandbox.bytes(of: "history.db-wal") == nil)
  }

  private func file(_ path: String) -> FileCoverage {
    FileCoverage(
      path: path,
      counts: CoverageCounts(linesCovered: 1, linesTotal: 2, branchesCovered: 0, branchesTotal: 0))
  }
}
