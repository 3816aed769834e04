import History
import Testing

@testable import Store

struct QueryPlanTests {
  /// The queries that read every attempt there is, because their question is about all of history.
  private static let aboutAllOfHistory: Set<String> = []

  @Test func `no query but those about all of history reads every attempt`() throws {
    let store = try TestStore()
    let connection = store.store.connection
    for table in ["attempts", "timings"] {
      let root = try connection.rowsOf(
        "SELECT rootpage FROM sqlite_schema WHERE name = '\(table)'")[0][0]
      for (name, sql) in SQLTexts.ofStore {
        let scans = try Self.scans(of: root, in: sql, on: connection)
        #expect(scans == Self.aboutAllOfHistory.contains(name), "\(name): \(table)")
      }
    }
  }

  @Test func `a query without a condition is seen to read every attempt`() throws {
    let connection = try TestStore().store.connection
    let root = try connection.rowsOf(
      "SELECT rootpage FROM sqlite_schema WHERE name = 'attempts'")[0][0]
    for sql in [
      "SELECT count(*) FROM attempts", "SELECT max(first_duration_us) FROM results",
      "SELECT 1 FROM runs AS r JOIN attempts AS a ON a.outcome = r.id",
    ] {
      #expect(try Self.scans(of: root, in: sql, on: connection), "\(sql)")
    }
    #expect(
      try !Self.scans(
        of: root, in: "SELECT outcome FROM results WHERE run_id = 1", on: connection))
  }

  /// Whether the program of a statement walks a table from its first or its last row on.
  private static func scans(of root: Int64, in sql: String, on connection: Connection) throws
    -> Bool
  {
    let statement = try Statement("EXPLAIN " + sql, on: connection, unboundIsNull: true)
    var cursors: Set<Int64> = []
    var walked: Set<Int64> = []
    var isFound = false
    while try statement.step() {
      // What a reference does where its row goes is a program of its own, with cursors of its own numbers.
      if statement.integer(0) == 0 {
        isFound = isFound || !cursors.isDisjoint(with: walked)
        (cursors, walked) = ([], [])
      }
      switch statement.text(1) {
      case "OpenRead" where statement.integer(3) == root,
        "OpenWrite" where statement.integer(3) == root:
        cursors.insert(statement.integer(2))
      case "Rewind", "Last", "Count": walked.insert(statement.integer(2))
      default: break
      }
    }
    return isFound || !cursors.isDisjoint(with: walked)
  }
}
