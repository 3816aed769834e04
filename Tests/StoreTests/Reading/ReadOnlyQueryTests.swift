import History
import Testing

@testable import Store

struct ReadOnlyQueryTests {
  @Test(arguments: [
    "DELETE FROM attempts", "UPDATE runs SET branch = 'x'", "DROP TABLE tests",
    "CREATE TABLE x (y)", "CREATE TEMP TABLE x (y)", "INSERT INTO projects (name) VALUES ('x')",
    "ATTACH '/tmp/other.db' AS o", "PRAGMA user_version = 3", "PRAGMA writable_schema = 1",
    "VACUUM INTO '/tmp/copy.db'", "SELECT load_extension('x')",
    "WITH x AS (SELECT 1) DELETE FROM runs", "UPDATE sqlite_master SET sql = 'x'",
    "UPDATE sqlite_schema SET sql = 'x'", "DELETE FROM sqlite_master",
    "SELECT * FROM pragma_user_version(7)", "SELECT * FROM pragma_journal_mode('delete')",
  ])
  func `a statement of the user's cannot change anything`(sql: String) throws {
    let store = try TestStore()
    try store.record([attempt("a")])
    let before = try store.contents()
    let reader = try HistoryStore(path: store.path, mode: .read)
    #expect(throws: (any Error).self) { try reader.read(sql, [:]) }
    #expect(try store.contents() == before)
  }

  @Test(arguments: [
    "SELECT value FROM json_each('[7]')", "SELECT value FROM json_tree('7')",
    "SELECT 7 FROM pragma_table_info('runs') WHERE name = 'branch'",
  ])
  func `functions that give rows may be asked`(sql: String) throws {
    let store = try TestStore()
    let reader = try HistoryStore(path: store.path, mode: .read)
    #expect(try reader.read(sql, [:]).rows == [[.integer(7)]])
  }

  @Test func `one statement is run, and no second one`() throws {
    let store = try TestStore()
    let reader = try HistoryStore(path: store.path, mode: .read)
    #expect(try reader.read("SELECT 1 AS one; -- done", [:]).rows == [[.integer(1)]])
    for second in ["SELECT 2", "DELETE FROM runs", "nonsense", "/* x */ SELECT 2"] {
      #expect(throws: QueryError.several(second: second)) {
        try reader.read("SELECT 1;\(second)", [:])
      }
    }
    #expect(throws: QueryError.empty) { try reader.read("-- nothing", [:]) }
  }

  @Test func `parameters are values, never text of the statement`() throws {
    let store = try TestStore()
    let reader = try HistoryStore(path: store.path, mode: .read)
    let table = try reader.read("SELECT :x AS x", ["x": "'; DROP TABLE runs; --"])
    #expect(table.rows == [[.text("'; DROP TABLE runs; --")]])
    #expect(throws: QueryError.self) { try reader.read("SELECT :x", ["y": "1"]) }
  }
}

extension HistoryStore {
  /// Runs a statement as one of the user's.
  fileprivate func read(_ sql: String, _ parameters: [String: String]) throws -> ResultTable {
    try read(NamedQuery(name: "mine", sql: sql), parameters)
  }
}
