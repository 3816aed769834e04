import CSQLite
import Foundation
import History
import TestSupport
import Testing

@testable import Store

/// What a store must have, and what strangers may have put beside it.
struct SchemaCheckTests {
  /// A store with one run in it, and what a stranger did to it.
  private func altered(by sql: String) throws -> TestStore {
    let store = try TestStore()
    try store.record([attempt("a"), attempt("b")])
    try store.sandbox.run(["sqlite3", store.path, sql + "; PRAGMA journal_mode = DELETE"])
    return store
  }

  private func faults(_ path: String, _ mode: HistoryStore.Mode) -> [String]? {
    do {
      _ = try HistoryStore(path: path, mode: mode)
      return nil
    } catch StoreError.altered(path, let faults) {
      return faults
    } catch {
      return ["\(error)"]
    }
  }

  @Test(arguments: [
    (
      "CREATE TRIGGER t BEFORE INSERT ON attempts BEGIN SELECT raise(ignore); END",
      "trigger t on attempts is none of a store's"
    ),
    (
      "CREATE TRIGGER t INSTEAD OF INSERT ON run_list BEGIN SELECT 1; END",
      "trigger t on run_list is none of a store's"
    ),
    (
      "CREATE TABLE own (x); CREATE TRIGGER t AFTER INSERT ON own BEGIN DELETE FROM runs; END",
      "trigger t on own is none of a store's"
    ),
    (
      "CREATE UNIQUE INDEX u ON runs (branch)",
      "index u would keep rows out of runs"
    ),
    ("CREATE TABLE json_each (value)", "table json_each takes the place of SQLite's own"),
    (
      "CREATE VIEW pragma_quick_check AS SELECT 'ok' AS quick_check",
      "view pragma_quick_check takes the place of SQLite's own"
    ),
    ("DROP VIEW run_list; CREATE VIEW run_list AS SELECT 1 AS run", "view run_list is another one"),
    ("ALTER TABLE labels ADD COLUMN x TEXT", "table labels is another one"),
    ("DROP TABLE labels", "table labels is missing"),
    ("DROP INDEX runs_of_suite", "index runs_of_suite is missing"),
    ("DROP VIEW run_labels; CREATE TABLE run_labels (x)", "view run_labels is missing"),
    (
      "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = "
        + "(SELECT rootpage FROM sqlite_schema WHERE name = 'failures') WHERE name = 'timings'",
      "table failures lies where timings does"
    ),
  ])
  func `a store that somebody altered is refused by name, and nothing is written to it`(
    sql: String, fault: String
  ) throws {
    let store = try altered(by: sql)
    let before = store.sandbox.bytes(of: "history.db")
    for mode in [HistoryStore.Mode.read, .write, .create] {
      let found = try #require(faults(store.path, mode))
      #expect(found.contains(fault), "\(found)")
    }
    let isUnchanged = store.sandbox.bytes(of: "history.db") == before
    #expect(isUnchanged)
  }

  @Test func `views, tables and indexes of somebody's own are left alone and told`() throws {
    let store = try altered(
      by: "CREATE VIEW mine AS SELECT * FROM runs; CREATE TABLE notes (run PRIMARY KEY, text); "
        + "CREATE INDEX by_branch ON runs (branch); ANALYZE")
    let own = try HistoryStore(path: store.path, mode: .write)
    #expect(
      try own.ownObjects().sorted() == ["index by_branch", "table notes", "view mine"])
    _ = try own.record(
      .init(project: "shop", suite: "full"), reports: [report([attempt("new")])],
      at: .init(microseconds: 9_000_000_000))
    let views = try store.sandbox.run(["sqlite3", store.path, "SELECT count(*) FROM mine"]).output
    #expect(views == "2\n")
  }

  @Test func `an older store that somebody altered is not migrated, and no copy is made`() throws {
    let sandbox = Sandbox()
    let path = sandbox.path("x.db")
    let connection = try Connection(
      path: path, flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
    let old = Migrator(
      connection: connection, migrations: Array(EmbeddedSQL.migrations.prefix(3)))
    try old.bringUpToDate()
    try connection.execute("CREATE TRIGGER t AFTER INSERT ON runs BEGIN SELECT 1; END")
    for mode in [HistoryStore.Mode.read, .write] {
      #expect(faults(path, mode) == ["trigger t on runs is none of a store's"])
    }
    #expect(try old.checkedVersion() == 3)
    #expect(sandbox.bytes(of: "x.db.before-\(Migrator.newest)") == nil)
  }

  @Test func `a copy by way of the shell is the same store`() throws {
    let store = try TestStore()
    try store.record([attempt("a")])
    try store.sandbox.run([
      "sh", "-c",
      "(echo 'PRAGMA application_id = \(Migrator.applicationID);'"
        + " && echo 'PRAGMA user_version = \(Migrator.newest);' && sqlite3 history.db .dump) | sqlite3 copy.db",
    ])
    let copy = try HistoryStore(path: store.sandbox.path("copy.db"), mode: .write)
    #expect(try copy.projectNames() == ["shop"])
  }

  @Test func `what makes no difference in a declaration changes nothing`() {
    func hash(_ text: String) -> UInt64 {
      Array(text.utf8).withUnsafeBufferPointer { Declaration.hash(of: $0) }
    }
    let plain = hash("CREATE TABLE t (a INTEGER CHECK (a IN ('x y', 'b')))")
    for same in [
      "create table \"t\"(a integer\n  check(a in('x y','b')))",
      "CREATE TABLE t ( -- a comment\n a INTEGER CHECK (a IN ( 'x y' ,'b') ) )",
    ] { #expect(hash(same) == plain) }
    for other in [
      "CREATE TABLE t (a INTEGER CHECK (a IN ('X y', 'b')))",
      "CREATE TABLE t (aINTEGER CHECK (a IN ('x y', 'b')))", "CREATE TABLE t (a INTEGER)", "",
    ] { #expect(hash(other) != plain) }
  }

  /// Written anew by LAPTIME_RECORD_SNAPSHOTS=1, as snapshots are.
  @Test func `what is known of the newest schema is what the migrations lead to`() throws {
    // No store, which what is known would refuse while it is not of these migrations.
    let connection = try Connection(
      path: Connection.memory, flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
    try Migrator(connection: connection).bringUpToDate()
    let objects = try SchemaObject.all(of: connection).filter { !$0.isInternal }
    let lines = objects.sorted { $0.key < $1.key }.map { object in
      let digits = String(object.declaration, radix: 16)
      let zeros = String(repeating: "0", count: 16 - digits.count)
      return "    \"\(object.key)\": 0x\(zeros)\(digits),\n"
    }
    let text = """
      /// What the embedded migrations lead to: of each table, index and view a hash of how it is declared, so that no
      /// store need be made to know it. `make snapshots` writes it anew.
      enum KnownSchema {
        static let version = \(Migrator.newest)
        static let objects: [String: UInt64] = [
      \(lines.joined())  ]
      }

      """
    let path = "\(TestTools.projectFolder)/Sources/Store/SQLite/Schema/KnownSchema.swift"
    let known = FileManager.default.contents(atPath: path).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard known != text else { return }
    if ProcessInfo.processInfo.environment["LAPTIME_RECORD_SNAPSHOTS"] != nil {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }
    Issue.record(
      "KnownSchema.swift is not of these migrations; LAPTIME_RECORD_SNAPSHOTS=1 writes it")
  }
}
