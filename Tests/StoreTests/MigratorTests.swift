import CSQLite
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

  @Test(arguments: [HistoryStore.Mode.read, .write, .create])
  func `an older store is copied, then migrated, whatever it is opened for`(
    mode: HistoryStore.Mode
  ) throws {
    let sandbox = Sandbox()
    let first = EmbeddedSQL.migrations[0].text
    try sandbox.write(
      first + "PRAGMA application_id = \(Migrator.applicationID); PRAGMA user_version = 1;"
        + "INSERT INTO projects (name) VALUES ('shop');", to: "old.sql")
    let path = sandbox.path("old.db")
    try sandbox.run(["sqlite3", path, ".read old.sql"])
    let store = try HistoryStore(path: path, mode: mode)
    #expect(try store.connection.rowsOf("PRAGMA user_version") == [[Int64(Migrator.newest)]])
    #expect(try store.onlyProject() == "shop")
    let copy = try Connection(
      path: "\(path).before-\(Migrator.newest)", flags: SQLITE_OPEN_READONLY)
    #expect(try copy.rowsOf("PRAGMA user_version") == [[1]])
    #expect(try copy.rowsOf("SELECT count(*) FROM projects") == [[1]])
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
