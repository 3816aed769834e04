import Testing

@testable import Store

struct StatementTests {
  private let selection = "SELECT :a AS first, :b AS second"

  @Test func `a parameter that is not bound is an error, and NULL is bound by name`() throws {
    let connection = try TestStore().store.connection
    let statement = try Statement(selection, on: connection)
    #expect(throws: StoreError.self) { try statement.step() }
    #expect(throws: StoreError.statement(sql: selection, reason: "parameter :b is not bound")) {
      try statement.bind(["a": 1])
    }
    try statement.bind(["a": 1, "b": .null])
    #expect(try statement.step() && statement.value(1) == .null)
  }

  @Test func `a parameter that the statement has not is an error`() throws {
    let connection = try TestStore().store.connection
    let statement = try Statement(selection, on: connection)
    #expect(throws: StoreError.statement(sql: selection, reason: "no parameter :c")) {
      try statement.bind(["a": 1, "b": 2, "c": 3])
    }
    #expect(throws: StoreError.self) { try statement.bind(["a": 1, "c": 3]) }
  }

  @Test func `what was bound for one run does not count for the next`() throws {
    let connection = try TestStore().store.connection
    let statement = try Statement(selection, on: connection)
    statement.bind(1, Int64(1))
    statement.bind(2, "x" as String?)
    #expect(try statement.step())
    statement.reset()
    statement.bind(1, Int64(2))
    #expect(throws: StoreError.self) { try statement.step() }
    statement.bind(2, nil as String?)
    #expect(try statement.step() && statement.integer(0) == 2)
  }

  @Test func `where they may be left out, parameters are NULL`() throws {
    let connection = try TestStore().store.connection
    let statement = try Statement(selection, on: connection, unboundIsNull: true)
    try statement.bind(["b": 2])
    #expect(try statement.step())
    #expect(statement.value(0) == .null && statement.integer(1) == 2)
  }

  @Test func `a column is found by its name, and a name that no column has is an error`() throws {
    let connection = try TestStore().store.connection
    let statement = try Statement(
      "SELECT 1 AS one, 'two' AS two, NULL AS none", on: connection)
    #expect(try statement.step())
    #expect(try statement.text("two") == "two" && statement.integer("one") == 1)
    #expect(try statement.optionalReal("none") == nil && statement.optionalText("none") == nil)
    #expect(throws: StoreError.self) { try statement.text("three") }
  }
}
