import History
import TestSupport
import Testing

@testable import Store

/// A run's block is what its rows say, whatever becomes of these.
struct RunBlocksTests {
  private let tests = (1...40).map { attempt("t\($0)", $0 == 3 ? .failed : .passed, Int64($0)) }

  private func runsWithBlock(_ store: TestStore) throws -> [Int64] {
    try store.store.connection.rowsOf("SELECT run_id FROM run_blocks").compactMap(\.first)
  }

  private func shell(_ store: TestStore, _ sql: String) throws {
    let said = try store.sandbox.run(["sqlite3", store.path, "PRAGMA foreign_keys = ON; " + sql])
    #expect(said.output == "")
  }

  private func rows(_ store: TestStore, _ run: RunID) throws -> RunBlock {
    try store.store.blocks.rows(of: run)
  }

  private func check(_ store: TestStore, _ runs: [Int64]) throws {
    #expect(try runsWithBlock(store) == runs)
    #expect(try store.store.blocks.differing() == [])
    for run in runs.map({ RunID($0) }) {
      #expect(try store.store.blocks.block(of: run) == rows(store, run))
    }
  }

  @Test func `every run that is recorded has the block of its rows`() throws {
    try check(GeneratedHistory(runs: 9).store, Array(1...10))
  }

  @Test func `attempts that are added are in the block`() throws {
    let store = try TestStore()
    let run = try store.record(tests).run
    try store.record([attempt("t3", .passed, 7), attempt("new")], attemptOf: run)
    try check(store, [1])
    let tried = try store.store.blocks.block(of: run).tried
    #expect(tried.map(\.attempts.count) == [2])
  }

  @Test(arguments: [RepeatPolicy.retries, .executions, .unknown])
  func `repeats are in the block as in the rows`(policy: RepeatPolicy) throws {
    let store = try TestStore()
    try store.record(tests + tests.reversed() + [attempt("t1", .failed)], repeats: policy)
    try check(store, [1])
  }

  @Test func `the parts of a run are in one block`() throws {
    let store = try TestStore()
    for part in 1...2 {
      try store.record(tests.enumerated().filter { $0.offset % 2 == part % 2 }.map(\.element)) {
        $0.shard = Shard(index: part, total: 2)
        $0.runKey = "7"
      }
    }
    try check(store, [1])
    #expect(try store.store.blocks.block(of: RunID(1)).tests.count == 40)
  }

  @Test func `coverage that comes later leaves the block as it is`() throws {
    let store = try TestStore()
    try store.record(tests)
    let file = FileCoverage(
      path: "a.py",
      counts: CoverageCounts(
        linesCovered: 1, linesTotal: 2, branchesCovered: 0, branchesTotal: 0))
    try store.record([report(coverage: [file])])
    try check(store, [1])
  }

  @Test(arguments: [
    "UPDATE attempts SET duration_us = 9 WHERE run_id = 1 AND test_id = 5",
    "DELETE FROM attempts WHERE run_id = 1 AND test_id = 5",
    "INSERT INTO attempts VALUES (1, 5, 2, 4, 100, 1)",
    "UPDATE attempts SET run_id = 2 WHERE run_id = 1 AND test_id = 1 AND 0",
    "INSERT OR REPLACE INTO attempts VALUES (1, 5, 1, 7, NULL, 0)",
  ])
  func `whoever changes rows is believed, and the next recording makes the block anew`(
    sql: String
  ) throws {
    let store = try TestStore()
    try store.record(tests, at: 1)
    try store.record(tests, at: 2)
    try shell(store, sql)
    let changed = try rows(store, RunID(1))
    #expect(try store.store.blocks.block(of: RunID(1)) == changed)
    #expect(try store.store.results(ofRun: RunID(1)) == changed.results)
    try store.record(tests, at: 3)
    try check(store, [1, 2, 3])
  }

  @Test func `a run that is removed takes its block along`() throws {
    let store = try TestStore()
    try store.record(tests)
    try shell(store, "DELETE FROM runs WHERE id = 1")
    #expect(try runsWithBlock(store) == [])
  }

  @Test(arguments: ["x''", "x'4c5442'", "zeroblob(500)", "results || x'00'", "'text'"])
  func `a block that is damaged is found, and the rows are read`(bytes: String) throws {
    let store = try TestStore()
    try store.record(tests)
    let rows = try rows(store, RunID(1))
    try store.store.connection.execute(
      "UPDATE run_blocks SET results = CAST(\(bytes) AS BLOB)")
    #expect(try store.store.blocks.differing() == [RunID(1)])
    #expect(try store.store.blocks.block(of: RunID(1)) == rows)
  }

  @Test func `a block of other results is found`() throws {
    let store = try TestStore()
    try store.record(tests)
    try store.record(Array(tests.dropLast()), at: 2)
    try store.store.connection.execute(
      "UPDATE run_blocks SET results = (SELECT results FROM run_blocks WHERE run_id = 2)")
    #expect(try store.store.blocks.differing() == [RunID(1)])
  }

  @Test func `times that cannot be have no block, and are refused`() throws {
    let store = try TestStore()
    try store.record(tests)
    try shell(store, "UPDATE attempts SET duration_us = -5 WHERE test_id = 2")
    let damage = StoreError.damaged(path: store.path, what: "duration_us is -5")
    #expect(throws: damage) { try store.record(tests, at: 2) }
    #expect(throws: damage) { try store.store.durations(ofRun: RunID(1)) }
    #expect(try runsWithBlock(store) == [])
  }

  @Test func `a store without blocks is read by those who may not write`() throws {
    let store = try TestStore()
    try store.record(tests)
    let results = try store.store.results(ofRun: RunID(1))
    try shell(store, "DELETE FROM run_blocks")
    let reader = try HistoryStore(path: store.path, mode: .read)
    #expect(try reader.results(ofRun: RunID(1)) == results)
    #expect(try reader.attempts(ofSuite: nil).tests.count == 40)
    #expect(try runsWithBlock(store) == [])
  }

  @Test func `an older store gets blocks when it is migrated`() throws {
    let store = try TestStore()
    try store.record(tests)
    let results = try store.store.results(ofRun: RunID(1))
    let before = EmbeddedSQL.migrations.prefix { !$0.name.contains("blocks") }
    #expect(before.count >= 19)
    let sandbox = Sandbox()
    let path = sandbox.path("old.db")
    let made =
      before.map { $0.text }.joined()
      + "PRAGMA application_id = \(Migrator.applicationID); PRAGMA user_version = \(before.count);"
    try sandbox.write(made, to: "old.sql")
    try sandbox.run(["sqlite3", path, ".read \(sandbox.path("old.sql"))"])
    // Tables and columns of the older version, as far as there are such today.
    let copies = try sandbox.run([
      "sqlite3", path,
      """
      SELECT 'INSERT OR REPLACE INTO main.' || t.name || ' (' || group_concat(c.name) || ') SELECT '
        || group_concat(c.name) || ' FROM new.' || t.name || ';'
      FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c
      WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name <> 'former_keys' GROUP BY t.name
      """,
    ]).output
    try sandbox.write("ATTACH '\(store.path)' AS new;\n" + copies, to: "copy.sql")
    _ = try sandbox.run(["sqlite3", path, ".read \(sandbox.path("copy.sql"))"])
    let migrated = try HistoryStore(path: path, mode: .write)
    #expect(
      try migrated.connection.rowsOf("SELECT run_id FROM run_blocks") == [[1]])
    #expect(try migrated.blocks.differing() == [])
    #expect(try migrated.results(ofRun: RunID(1)) == results)
  }
}
