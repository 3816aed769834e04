import CSQLite
import Testing

@testable import Store

/// Nothing is stored that nobody reads.
struct ReadColumnsTests {
  /// Tables that wait for commands to come; the last migration that tells of them says for which.
  private static let waiting: Set<String> = []

  @Test func `every column is read by a query, a view or a statement`() throws {
    let store = try TestStore()
    let connection = store.store.connection
    let views = try texts("SELECT name FROM sqlite_schema WHERE type = 'view'", on: connection)
    let read = try columns(
      readBy: SQLTexts.ofStore.map(\.text) + views.map { "SELECT * FROM \($0)" }, on: connection)
    let all = try texts(
      """
      SELECT t.name || '.' || c.name FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c
      WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
      """, on: connection)
    #expect(all.count > 150)
    let unread = all.filter { !read.contains($0) }
    #expect(unread.filter { !Self.waiting.contains(table(of: $0)) } == [])
    #expect(Set(unread.map(table)) == Self.waiting)
  }

  @Test func `a column that is only written is not seen as read`() throws {
    let connection = try TestStore().store.connection
    let read = try columns(
      readBy: [
        "INSERT INTO projects (name) VALUES (:name)", "UPDATE runs SET subject = 'x' WHERE id = 1",
        "SELECT branch FROM runs",
      ], on: connection)
    #expect(read.contains("runs.branch") && read.contains("runs.id"))
    #expect(!read.contains("projects.name") && !read.contains("runs.subject"))
  }

  private func table(of column: String) -> String { String(column.prefix { $0 != "." }) }

  private func texts(_ sql: String, on connection: Connection) throws -> [String] {
    let statement = try Statement(sql, on: connection)
    var texts: [String] = []
    while try statement.step() { texts.append(statement.text(0)) }
    return texts
  }

  /// The columns that SQLite says it would read.
  private func columns(readBy texts: [String], on connection: Connection) throws -> Set<String> {
    final class Seen { var columns: Set<String> = [] }
    let seen = Seen()
    sqlite3_set_authorizer(
      connection.handle,
      { seen, action, table, column, _, _ in
        if action == SQLITE_READ, let seen, let table, let column {
          Unmanaged<Seen>.fromOpaque(seen).takeUnretainedValue().columns
            .insert("\(String(cString: table)).\(String(cString: column))")
        }
        return SQLITE_OK
      }, Unmanaged.passUnretained(seen).toOpaque())
    defer { sqlite3_set_authorizer(connection.handle, nil, nil) }
    for text in texts { _ = try Statement(text, on: connection) }
    return seen.columns
  }
}
