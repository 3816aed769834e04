import History
import Testing

@testable import Store

/// Tests of names that change from run to run, and tests that an older store knew under other keys.
struct ChangingNameTests {
  private func attempt(
    _ name: String, _ outcome: Outcome = .passed, in file: String? = nil, container: String? = nil,
    isRetry: Bool = false
  ) -> ReportedAttempt {
    var attempt = ReportedAttempt(
      test: TestIdentity(file: file, container: container, className: "form", name: name),
      outcome: outcome, duration: 1000)
    attempt.isRetry = isRetry
    return attempt
  }

  private func address(_ digits: String) -> String { "t[<A at 0x\(digits)>]" }

  private func names(_ store: TestStore) throws -> [String] {
    try store.store.testIDs(beginningWith: "")
  }

  private func modes(_ store: TestStore) throws -> [Int64] {
    try store.store.connection.rowsOf("SELECT mode FROM attempts ORDER BY run_id, test_id, attempt")
      .map { $0[0] }
  }

  /// Takes all tests for those of a store of before, with the keys that it gave them.
  private func age(_ store: TestStore, names: [String: String] = [:]) throws {
    let connection = store.store.connection
    for (name, changing) in names {
      let key = TestKey.former(TestIdentity(className: "form", name: changing))
      try connection.execute(
        "UPDATE tests SET name = '\(changing)', key = \(key) WHERE name = '\(name)'")
    }
    try connection.execute(
      "UPDATE former_keys SET newest_test_id = (SELECT max(id) FROM tests)")
  }

  private func aliases(_ store: TestStore) throws -> [[Int64]] {
    try store.store.connection.rowsOf(
      "SELECT old_test_id, new_test_id FROM aliases ORDER BY old_test_id"
    )
  }

  @Test func `a name that changes is one test, shown as last seen`() throws {
    let store = try TestStore()
    try store.record([attempt(address("7f3a1c0b2d30")), attempt("u")], at: 1)
    try store.record([attempt("u"), attempt(address("7fffeeb01230"))], at: 2)
    #expect(try names(store) == ["form::" + address("7fffeeb01230"), "form::u"])
  }

  @Test func `what falls together in a report is executions, told`() throws {
    let store = try TestStore()
    let names = ["7f3a1c0b2d30", "7fffeeb01230", "7f3a1c0b2d31"].map(address)
    let recording = try store.record(
      [attempt(names[0], .failed), attempt(names[1]), attempt(names[2])], repeats: .retries)
    #expect(recording.counts.tests == 1)
    #expect(recording.counts.attempts == 3)
    #expect(recording.counts.failed == 1)
    #expect(recording.warnings.map(\.text).contains { $0.contains("1 test in it under several") })
    #expect(try modes(store) == [0, 0, 0])
  }

  @Test(arguments: [0, 1, 2])
  func `of names that fall together in a report that which failed is shown`(failed: Int) throws {
    let store = try TestStore()
    let names = ["7f3a1c0b2d30", "7fffeeb01230", "7f3a1c0b2d31"].map(address)
    try store.record(
      names.enumerated().map { attempt($1, $0 == failed ? .failed : .passed) }, at: 1)
    #expect(try self.names(store) == ["form::" + names[failed]])
    try store.record(names.map { attempt($0) }, at: 2)
    #expect(try self.names(store) == ["form::" + names[2]])
  }

  @Test func `a retry repeats the name that it has`() throws {
    let store = try TestStore()
    let one = address("7f3a1c0b2d30")
    let two = address("7fffeeb01230")
    let recording = try store.record([
      attempt(one), attempt(two, .failed), attempt(two, .passed, isRetry: true),
    ])
    #expect(recording.counts.passed == 1)
    #expect(try modes(store) == [0, 0, 1])
  }

  @Test func `re-runs of several tests of one name forgive only if all of them pass`() throws {
    let store = try TestStore()
    let run = try store.record([attempt("a"), attempt("a", .failed)])
    let again = [attempt("a"), attempt("a", .failed)]
    #expect(try store.record(again, attemptOf: run.run).counts.failed == 1)
    let other = try store.record([attempt("b"), attempt("b", .failed)], at: 2)
    let passed = [attempt("b"), attempt("b")]
    #expect(try store.record(passed, at: 2, attemptOf: other.run).counts.failed == 0)
  }

  @Test func `a test of an older store keeps its history once its container counts`() throws {
    let store = try TestStore()
    try store.record([attempt("validates", in: "b.js"), attempt("u")], at: 1)
    try age(store)
    let now = ["a.js", "b.js"].map { attempt("validates", in: $0, container: $0) }
    try store.record(now, at: 2)
    // Rows 3 and 4 are those in a.js and b.js: the store knew the one in b.js.
    #expect(try aliases(store) == [[1, 4]])
    try store.record(now, at: 3)
    #expect(try aliases(store) == [[1, 4]])
  }

  @Test func `of several that may have been one test the first has its history`() throws {
    let store = try TestStore()
    try store.record([attempt("validates")], at: 1)
    try age(store)
    try store.record(["a", "b"].map { attempt("validates", container: $0) }, at: 2)
    #expect(try aliases(store) == [[1, 2]])
  }

  @Test func `a test that is still there under its former key stays itself`() throws {
    let store = try TestStore()
    try store.record([attempt("validates")], at: 1)
    try age(store)
    try store.record([attempt("validates"), attempt("validates", container: "a")], at: 2)
    #expect(try aliases(store).isEmpty)
  }

  @Test func `all that a changing name was called before is the one test that it is`() throws {
    let store = try TestStore()
    try store.record([attempt("x"), attempt("y"), attempt("u")], at: 1)
    try age(
      store, names: ["x": address("7f3a1c0b2d30"), "y": address("7f3a1c0b2d31")])
    let run = try store.record([attempt(address("7fffeeb01230")), attempt("u")], at: 2)
    #expect(try aliases(store) == [[1, 4], [2, 4]])
    let history = try store.store.history(
      ofRun: run.run, trunk: "main",
      window: HistoryStore.Window(runs: 30, enough: 10))
    #expect(history.baseline.count == 1)
    let before = try #require(history.newestTrunkRun?.results)
    #expect(before.map(\.test.rawValue) == [3, 4])
    let firsts = try store.store.connection.rowsOf(
      "SELECT count(*), count(DISTINCT test_id) FROM first_attempts WHERE run_id = 1 AND test_id = 4"
    )
    #expect(firsts == [[1, 1]])
  }

  @Test func `a store that is new has no former keys to look for`() throws {
    let store = try TestStore()
    try store.record([attempt("validates")], at: 1)
    try store.record([attempt("validates", container: "a")], at: 2)
    #expect(try aliases(store).isEmpty)
  }

  @Test func `a changing name is found by any that it had`() throws {
    let store = try TestStore()
    try store.record([attempt(address("7f3a1c0b2d30")), attempt("u")], at: 1)
    let run = try store.record([attempt(address("7fffeeb01230")), attempt("u")], at: 2)
    let old = "form::" + address("7f3a1c0b2d30")
    #expect(try store.store.tests(named: [old], inSuiteOfRun: run.run)[old]?.test == TestID(1))
    #expect(try store.store.tests(like: old, suite: nil) == [TestID(1)])
    #expect(try store.store.tests(like: "form::" + address("zz"), suite: nil).isEmpty)
  }
}
