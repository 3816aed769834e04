import CSQLite
import Foundation
import History
import TestSupport
import Testing

@testable import Store

struct MigratorTests {
  @Test func `a new store has the newest version, its own mark and no dangling keys`() throws {
    let store = try TestStore()
    let connection = store.store.connection
    #expect(try connection.rowsOf("PRAGMA user_version") == [[Int64(Migrator.newest)]])
    #expect(try connection.rowsOf("PRAGMA application_id") == [[Migrator.applicationID]])
    #expect(try connection.rowsOf("PRAGMA foreign_key_check").isEmpty)
    #expect(try connection.rowsOf("PRAGMA foreign_keys") == [[1]])
  }

  @Test func `a store of a newer version is refused and left alone`() throws {
    let sandbox = Sandbox()
    let path = sandbox.path("new.db")
    _ = try HistoryStore(path: path, mode: .create)
    try sandbox.run(["sqlite3", path, "PRAGMA user_version = 999"])
    let before = sandbox.bytes(of: "new.db")
    #expect(throws: StoreError.newer(path: path, version: 999, known: Migrator.newest)) {
      try HistoryStore(path: path, mode: .write)
    }
    let isUnchanged = sandbox.bytes(of: "new.db") == before
    #expect(isUnchanged)
  }

  @Test func `another program's database is refused and left alone`() throws {
    let sandbox = Sandbox()
    let path = sandbox.path("other.db")
    try sandbox.run(["sqlite3", path, "CREATE TABLE t (x); INSERT INTO t VALUES (1)"])
    let before = sandbox.bytes(of: "other.db")
    #expect(throws: StoreError.foreign(path: path)) {
      try HistoryStore(path: path, mode: .write)
    }
    #expect(throws: StoreError.foreign(path: path)) {
      try HistoryStore(path: path, mode: .create)
    }
    let isUnchanged = sandbox.bytes(of: "other.db") == before
    #expect(isUnchanged)
  }

  @Test(arguments: ["", "no database at all, but longer than a header of SQLite's would be………………"])
  func `text is no store`(text: String) throws {
    let sandbox = Sandbox()
    let path = try sandbox.write(text + "text", to: "text.db")
    #expect(throws: StoreError.foreign(path: path)) {
      try HistoryStore(path: path, mode: .read)
    }
  }

  @Test func `a store that is missing is made only to record`() throws {
    let sandbox = Sandbox()
    let path = sandbox.path("a/b/history.db")
    #expect(throws: StoreError.missing(path: path)) {
      try HistoryStore(path: path, mode: .write)
    }
    #expect(throws: StoreError.missing(path: path)) {
      try HistoryStore(path: path, mode: .read)
    }
    _ = try HistoryStore(path: path, mode: .create)
    _ = try HistoryStore(path: path, mode: .read)
  }

  // MARK: migrating

  private let first = (name: "0001_a", text: "CREATE TABLE a (x); INSERT INTO a VALUES (1)")

  private func migrator(_ sandbox: Sandbox, _ migrations: [(name: String, text: String)]) throws
    -> Migrator
  {
    let connection = try Connection(
      path: sandbox.path("x.db"), flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
    return Migrator(connection: connection, migrations: migrations)
  }

  @Test(arguments: [
    "CREATE TABLE b (x); INSERT INTO nowhere VALUES (1)", "CREATE TABLE b (x); nonsense",
    "CREATE TABLE b (x INTEGER REFERENCES a (rowid)); INSERT INTO b VALUES (7)",
  ])
  func `a migration that fails leaves nothing of itself`(text: String) throws {
    let sandbox = Sandbox()
    let bad = (name: "0002_b", text: text)
    #expect(throws: StoreError.self) { try migrator(sandbox, [first, bad]).bringUpToDate() }
    let empty = try migrator(sandbox, [first])
    #expect(try empty.checkedVersion() == 0)
    #expect(try empty.connection.rowsOf("SELECT count(*) FROM sqlite_schema") == [[0]])

    try empty.bringUpToDate()
    #expect(throws: StoreError.self) { try migrator(sandbox, [first, bad]).bringUpToDate() }
    #expect(try empty.checkedVersion() == 1)
    #expect(try empty.connection.rowsOf("SELECT * FROM a") == [[1]])
    #expect(try empty.connection.rowsOf("SELECT count(*) FROM sqlite_schema") == [[1]])
  }

  @Test(arguments: [HistoryStore.Mode.create, .write, .read])
  func `an older store is migrated with its rows, and a copy of it stays`(mode: HistoryStore.Mode)
    throws
  {
    let sandbox = Sandbox()
    let old = try migrator(sandbox, Array(EmbeddedSQL.migrations.prefix(1)))
    try old.bringUpToDate()
    try old.connection.execute("INSERT INTO projects (name) VALUES ('shop')")
    let path = sandbox.path("x.db")
    let store = try HistoryStore(path: path, mode: mode)
    #expect(
      try store.connection.rowsOf("PRAGMA user_version") == [[Int64(Migrator.newest)]])
    #expect(try store.projectNames() == ["shop"])
    let copy = try sandbox.run([
      "sqlite3", "\(path).before-\(Migrator.newest)",
      "PRAGMA user_version; SELECT name FROM projects",
    ])
    #expect(copy.output == "1\nshop\n")
  }

  /// Versions that have check sums.
  private static let sealed = Array(27..<Migrator.newest)

  @Test(arguments: sealed)
  func `an older store whose rows have sums is sound once it is migrated`(version: Int) throws {
    let (sandbox, path) = try sealedStore(of: version)
    let store = try HistoryStore(path: path, mode: .read)
    #expect(try store.projectNames() == ["shop"])
    #expect(try HistoryStore(path: path, mode: .write).damage().isEmpty)
    withExtendedLifetime(sandbox) {}
  }

  @Test(arguments: sealed)
  func `an older store whose rows are not what was written is not migrated`(version: Int) throws {
    let (sandbox, path) = try sealedStore(of: version)
    try sandbox.run(["sqlite3", path, "UPDATE seals SET sum = sum + 1 WHERE table_name = 'runs'"])
    #expect(throws: StoreError.self) { try HistoryStore(path: path, mode: .write) }
    let after = try sandbox.run(["sqlite3", path, "PRAGMA user_version"])
    #expect(after.output == "\(version)\n")
  }

  private func sealedStore(of version: Int) throws -> (Sandbox, path: String) {
    let sandbox = Sandbox()
    let old = try migrator(sandbox, Array(EmbeddedSQL.migrations.prefix(version)))
    try old.bringUpToDate()
    let connection = old.connection
    try connection.execute(
      """
      INSERT INTO projects (name) VALUES ('shop');
      INSERT INTO suites (project_id, name) VALUES (1, 'full');
      INSERT INTO runs (key, suite_id, source, kind, started_at, recorded_at, order_source, is_complete)
      VALUES ('\(String(repeating: "a", count: 32))', 1, 's', 'local', 1, 1, 'start', 1);
      """)
    for table in ["projects", "runs"] {
      let sum = try RowSum.of(table, on: connection)
      try connection.execute("INSERT INTO seals (table_name, sum) VALUES ('\(table)', \(sum))")
    }
    return (sandbox, sandbox.path("x.db"))
  }

  @Test func `what nobody reads goes from an older store, and all else stays`() throws {
    let sandbox = Sandbox()
    let old = try migrator(sandbox, Array(EmbeddedSQL.migrations.prefix(12)))
    try old.bringUpToDate()
    try old.connection.execute(
      """
      INSERT INTO projects (id, name) VALUES (1, 'shop');
      INSERT INTO suites (id, project_id, name) VALUES (1, 1, 'full');
      INSERT INTO runs (id, key, suite_id, source, kind, started_at, recorded_at, order_source, is_complete)
      VALUES (1, printf('%032d', 1), 1, 's', 'local', 1, 1, 'start', 1);
      INSERT INTO shards (run_id, number, total, is_complete, wall_us, runner, exit_code)
      VALUES (1, 1, 2, 1, 5, 'one', 3), (1, 2, 2, 1, 7, 'two', NULL);
      INSERT INTO reported_changes VALUES (1, 'coverage', 9), (1, 'test t::a', 9);
      """)
    let store = try HistoryStore(path: sandbox.path("x.db"), mode: .write)
    let shards = try store.connection.rowsOf("SELECT number, wall_us FROM shards ORDER BY number")
    #expect(shards == [[1, 5], [2, 7]])
    #expect(try store.connection.rowsOf("SELECT max(wall_us) FROM run_list") == [[7]])
    #expect(
      try store.announcedChanges(ofSuite: "full").map(\.subject) == ["coverage", "test t::a"])
    let columns = try store.connection.rowsOf(
      "SELECT count(*) FROM pragma_table_info('shards') WHERE name = 'exit_code'")
    #expect(columns == [[0]])
  }

  @Test func `what an old run came to is what recording would have written`() throws {
    let store = try GeneratedHistory().store
    let connection = store.store.connection
    let all = "SELECT * FROM totals ORDER BY run_id"
    let recorded = try connection.rowsOf(all)
    let migration = try #require(EmbeddedSQL.migrations.first { $0.name.hasPrefix("0004") }).text
    let insertion = try #require(
      migration.split(separator: ";").first { $0.contains("INTO totals") })
    try connection.execute("DELETE FROM totals")
    try connection.execute(String(insertion))
    #expect(try recorded.count > 1 && connection.rowsOf(all) == recorded)
  }

  @Test func `a damaged store is reported and stays as it was`() throws {
    let store = try TestStore()
    for second in 1...3 {
      try store.record((0..<200).map { attempt("test \($0)") }, at: Int64(second))
    }
    try store.sandbox.run(["sqlite3", store.path, "VACUUM INTO 'whole.db'"])
    let damaged = store.sandbox.path("damaged.db")
    try store.sandbox.run([
      "sh", "-c",
      "head -c 4096 whole.db > damaged.db; head -c 60000 /dev/zero | tr '\\0' x >> damaged.db",
    ])
    let before = store.sandbox.bytes(of: "damaged.db")
    #expect {
      let own = try HistoryStore(path: damaged, mode: .write)
      _ = try own.record(
        RunDescription(project: "shop", suite: "full"), reports: [report([attempt("new")])],
        at: Instant(microseconds: 1))
    } throws: { error in
      if case StoreError.unreadable(damaged, _)? = error as? StoreError { true } else { false }
    }
    let isUnchanged = store.sandbox.bytes(of: "damaged.db") == before
    #expect(isUnchanged)
  }

  @Test func `of many that open an older store at once one migrates it, and makes one copy`() throws
  {
    let sandbox = Sandbox()
    let old = try migrator(sandbox, Array(EmbeddedSQL.migrations.prefix(2)))
    try old.connection.execute("PRAGMA journal_mode = WAL")
    try old.bringUpToDate()
    try old.connection.execute("INSERT INTO projects (name) VALUES ('shop')")
    let path = sandbox.path("x.db")
    DispatchQueue.concurrentPerform(iterations: 8) { number in
      #expect(throws: Never.self) {
        let store = try HistoryStore(path: path, mode: number.isMultiple(of: 2) ? .read : .write)
        #expect(try store.projectNames() == ["shop"])
      }
    }
    let copies = try sandbox.run(["sh", "-c", "ls | grep before"]).output
    #expect(copies == "x.db.before-\(Migrator.newest)\n")
  }

  @Test func `an earlier copy is never overwritten`() throws {
    let sandbox = Sandbox()
    let first = EmbeddedSQL.migrations[0].text
    try sandbox.write(
      first + "PRAGMA application_id = \(Migrator.applicationID); PRAGMA user_version = 1;",
      to: "old.sql")
    let path = sandbox.path("old.db")
    try sandbox.run(["sqlite3", path, ".read old.sql"])
    let name = "old.db.before-\(Migrator.newest)"
    try sandbox.write("kept", to: name)
    _ = try HistoryStore(path: path, mode: .write)
    #expect(sandbox.bytes(of: name) == Array("kept".utf8))
    #expect(sandbox.bytes(of: name + ".2") != nil)
  }
}
