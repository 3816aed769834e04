import Foundation
import History
import TestSupport
import Testing

@testable import Store

/// Damage that is found before something is written, and what is acknowledged once it is.
struct DamagedStoreTests {
  private func record(into path: String) throws {
    let store = try HistoryStore(path: path, mode: .create)
    _ = try store.record(
      RunDescription(project: "shop", suite: "full"), reports: [report([attempt("new")])],
      at: Instant(microseconds: 9_000_000_000))
  }

  @Test func `a page that was lost is noticed, and nothing is written`() throws {
    let store = try TestStore()
    for second in 1...4 {
      try store.record(
        (0..<300).map { attempt("test \($0)", $0 == 7 ? .failed : .passed) }, at: Int64(second))
    }
    try store.sandbox.run(["sqlite3", store.path, "PRAGMA journal_mode = DELETE"])
    let whole = try #require(store.sandbox.bytes(of: "history.db"))
    var seen = 0
    for page in 1..<whole.count / 4096 {
      var damaged = whole
      damaged.replaceSubrange(
        page * 4096..<(page + 1) * 4096, with: repeatElement(0, count: 4096))
      let path = store.sandbox.path("damaged.db")
      for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
      try Data(damaged).write(to: URL(fileURLWithPath: path))
      let check = try store.sandbox.run(["sqlite3", path, "PRAGMA quick_check(1)"]).output
      guard check != "ok\n" else { continue }
      seen += 1
      #expect(throws: StoreError.self, "page \(page)") { try record(into: path) }
      for end in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
      let now = store.sandbox.bytes(of: "damaged.db")?.dropFirst(100)
      // Of the first hundred bytes some say that the file was opened to be written.
      let isUnchanged = now == damaged.dropFirst(100)
      #expect(isUnchanged, "page \(page)")
    }
    #expect(seen > 20)
  }

  @Test(arguments: [HistoryStore.Mode.create, .write])
  func `what was recorded is on the disk when that is said`(mode: HistoryStore.Mode) throws {
    let store = try TestStore()
    let own = try HistoryStore(path: store.path, mode: mode)
    #expect(try own.connection.rowsOf("PRAGMA synchronous") == [[2]])
  }

  @Test func `nothing of strangers acts on a connection`() throws {
    let store = try TestStore()
    let connection = store.store.connection
    #expect(try connection.rowsOf("PRAGMA trusted_schema") == [[0]])
    #expect(try connection.rowsOf("PRAGMA cell_size_check") == [[1]])
    try connection.execute(
      "CREATE TRIGGER t BEFORE INSERT ON projects BEGIN SELECT raise(ignore); END;"
        + "INSERT INTO projects (name) VALUES ('x')")
    #expect(try connection.rowsOf("SELECT count(*) FROM projects") == [[1]])
    #expect(throws: StoreError.self) {
      try connection.execute("PRAGMA writable_schema = ON; DELETE FROM sqlite_schema")
    }
  }

  @Test func `a store is read where nothing can be written, whatever it is called`() throws {
    let sandbox = Sandbox()
    for name in ["a b.db", "100%?x=#1.db", "ü.db"] {
      let path = sandbox.path(name)
      try record(into: path)
      let fixed = try Connection(path: path, flags: 1, isFixed: true)
      #expect(try fixed.rowsOf("SELECT count(*) FROM runs") == [[1]])
    }
  }

  @Test(arguments: ["file:x.db?mode=memory", ":memory:x", ":x", "file:%41.db"])
  func `a path is a path, whatever SQLite would take it for`(name: String) throws {
    let sandbox = Sandbox()
    let program = "\(TestTools.laptime) record --store '\(name)' junit.xml"
    try sandbox.write("<testsuite><testcase name='a' time='1'/></testsuite>", to: "junit.xml")
    #expect(try sandbox.run(["sh", "-c", program]).code == 0)
    #expect(sandbox.bytes(of: name)?.isEmpty == false)
  }
}
