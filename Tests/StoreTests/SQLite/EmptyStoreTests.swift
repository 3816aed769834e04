import Foundation
import TestSupport
import Testing

@testable import Store

/// A file of no bytes, or of no tables, where a store should be.
struct EmptyStoreTests {
  /// Empty since the day before.
  private func empty(_ sandbox: Sandbox) throws -> String {
    let path = try sandbox.write("", to: "history.db")
    try sandbox.run(["touch", "-d", "yesterday", path])
    return path
  }

  @Test(arguments: [HistoryStore.Mode.read, .write])
  func `what is only to be read or judged is not begun anew`(mode: HistoryStore.Mode) throws {
    let sandbox = Sandbox()
    let path = try empty(sandbox)
    #expect(throws: StoreError.empty(path: path)) { try HistoryStore(path: path, mode: mode) }
    #expect(sandbox.bytes(of: "history.db") == [])
  }

  @Test func `a file that was just made may be filled, where that is allowed`() throws {
    let sandbox = Sandbox()
    let path = try sandbox.write("", to: "history.db")
    _ = try HistoryStore(path: path, mode: .create)
    _ = try HistoryStore(path: path, mode: .read)
    let other = Sandbox()
    let old = try empty(other)
    #expect(throws: StoreError.empty(path: old)) {
      try HistoryStore(path: old, mode: .create, takesEmpty: false)
    }
    #expect(other.bytes(of: "history.db") == [])
  }

  @Test(arguments: ["history.db-wal", "history.db.before-3"])
  func `beside what a store leaves behind it was one`(trace: String) throws {
    let sandbox = Sandbox()
    let path = try empty(sandbox)
    try sandbox.write("rest", to: trace)
    #expect(throws: StoreError.empty(path: path)) { try HistoryStore(path: path, mode: .create) }
    #expect(sandbox.bytes(of: trace) == Array("rest".utf8))
  }

  @Test func `a header without tables is as good as nothing`() throws {
    let sandbox = Sandbox()
    let path = sandbox.path("history.db")
    try sandbox.run(["sqlite3", path, "CREATE TABLE t (x); DROP TABLE t; VACUUM"])
    let isFile = sandbox.bytes(of: "history.db")?.isEmpty == false
    #expect(isFile)
    #expect(throws: (any Error).self) { try HistoryStore(path: path, mode: .write) }
  }

  @Test(arguments: [1, 99, 100, 512, 4096, 5000])
  func `a store that was cut off is never taken for a new one`(bytes: Int) throws {
    let sandbox = Sandbox()
    let path = sandbox.path("history.db")
    _ = try HistoryStore(path: path, mode: .create)
    try sandbox.run(["sqlite3", path, "PRAGMA journal_mode = DELETE"])
    try sandbox.run(["truncate", "-s", "\(bytes)", path])
    for mode in [HistoryStore.Mode.read, .write, .create] {
      #expect(throws: StoreError.self) {
        let store = try HistoryStore(path: path, mode: mode)
        _ = try store.run(named: "latest")
      }
    }
  }
}
