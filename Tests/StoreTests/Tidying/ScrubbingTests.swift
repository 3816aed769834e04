import History
import TestSupport
import Testing

@testable import Store

/// A text that is taken out is gone, and stays so.
struct ScrubbingTests {
  static let secret = "hunter2-swordfish"

  private func failed(_ name: String, _ text: String) -> ReportedAttempt {
    var failed = attempt(name, .failed)
    failed.failures = [Failure(type: "E", message: "no \(text)", detail: "trace of \(text)\nline")]
    return failed
  }

  /// A store with the text in all that people and tests write.
  private func store(_ text: String = secret) throws -> TestStore {
    let store = try TestStore()
    store.store.redacts = false
    let first = try store.record([attempt("a"), failed("b", text)], at: 1) { run in
      run.branch = "fix-\(text)"
      run.source.subject = "use \(text)"
      run.buildURL = "https://ci/\(text)"
      run.environment.labels["db"] = text
      run.measurement = Measurement(
        wall: 1, user: 1, system: 1, end: CommandEnd(code: 1, meaning: .testsFailed))
      run.measurement?.command = ["pytest", text]
      run.measurement?.end.lastWords = ["bye \(text)"]
    }
    // A run of two recordings keeps them packed.
    try store.record(
      [report([failed("b", "\(text) again")])], at: 2, attemptOf: first.run,
      now: Instant(microseconds: 2_000_000_000)
    ) {
      $0.source = Source(commit: "c1")
      $0.branch = "fix-\(text)"
      $0.environment.labels["db"] = text
    }
    try store.record([failed("c", "other")], at: 3)
    try store.store.exclude(
      run: first.run, why: "it said \(text)", author: text, at: Instant(microseconds: 5))
    return store
  }

  private func scrub(_ store: TestStore, names: Bool = false, isDryRun: Bool = false) throws
    -> ScrubOutcome
  {
    try store.store.scrub(
      try #require(TextPattern(Self.secret)), names: names, isDryRun: isDryRun, author: "me",
      at: Instant(microseconds: 9_000_000))
  }

  /// The text in the file, its log, or what is packed in it.
  private func holds(_ store: TestStore) throws -> Bool {
    let needle = Array(Self.secret.utf8)
    for name in ["history.db", "history.db-wal"] {
      if let bytes = store.sandbox.bytes(of: name), bytes.firstRange(of: needle) != nil {
        return true
      }
    }
    let packed = try store.store.connection.rows(.runsWithRecordings) { RunID($0.integer(0)) }
    return try packed.contains { run in
      try ContentReader(connection: store.store.connection).recordings(of: run).contains {
        $0.scrubbed(of: try #require(TextPattern(Self.secret)), names: true) != nil
      }
    }
  }

  @Test func `no byte of it is left in the file or its log, and the store is sound`() throws {
    let store = try store()
    #expect(try holds(store))
    let outcome = try scrub(store)
    #expect(outcome.places > 8 && outcome.runs == 1 && outcome.left.isEmpty && !outcome.isLogLeft)
    #expect(try !holds(store))
    #expect(try store.store.damage() == [])
    #expect(try store.store.runsWithOtherBlocks() == [])
    #expect(try store.contents().contains("trace of [scrubbed]"))
    #expect(try scrub(store).places == 0)
  }

  @Test func `what was deleted before is gone as well`() throws {
    let store = try store()
    try store.store.connection.execute("PRAGMA secure_delete = OFF")
    for sql in ["DELETE FROM failures", "DELETE FROM run_errors", "DELETE FROM messages"] {
      try store.store.connection.execute(sql)
    }
    _ = try scrub(store)
    #expect(try !holds(store))
  }

  @Test func `a dry run counts the same and changes nothing`() throws {
    let store = try store()
    let before = try store.contents()
    let dry = try scrub(store, isDryRun: true)
    #expect(try store.contents() == before)
    let real = try scrub(store)
    #expect(dry.tables == real.tables && dry.runs == real.runs)
  }

  @Test func `names stay, and are told, unless they are asked for`() throws {
    let store = try TestStore()
    try store.record([attempt("t[\(Self.secret)]"), attempt("t[x]")])
    let outcome = try scrub(store)
    #expect(outcome.places == 0 && outcome.left.map(\.name) == ["tests"])
    #expect(try scrub(store, names: true).places == 1)
    #expect(try !holds(store))
    #expect(try store.store.damage() == [])
    let known = try store.store.testIDs(beginningWith: "t::")
    #expect(known == ["t::t[[scrubbed]]", "t::t[x]"])
    // It is found by what it is called now.
    try store.record([attempt("t[[scrubbed]]")], at: 9)
    #expect(try store.store.testIDs(beginningWith: "t::").count == 2)
  }

  @Test func `failures that say the same now are one message`() throws {
    let store = try TestStore()
    store.store.redacts = false
    let other = "\(Self.secret)"
    try store.record([failed("a", "\(other)"), failed("b", TextPattern.mark)])
    _ = try scrub(store)
    let count = try store.store.connection.rowsOf("SELECT count(*) FROM messages")[0][0]
    #expect(count == 1)
    #expect(try store.store.damage() == [])
  }

  @Test(arguments: [false, true])
  func `it does not come back from a store or a bundle that has it`(scrubsFirst: Bool) throws {
    let (mine, other) = (try store(), try TestStore())
    _ = try other.merge(mine)
    let run = try #require(
      try mine.store.connection.rows(.runsWithRecordings) { RunID($0.integer(0)) }.first)
    let old = try mine.store.bundles(ofRun: run)
    _ = try scrub(mine)
    let after = try mine.contents()
    let again = try mine.merge(other)
    #expect(again.conflicts.isEmpty && again.removed == 1, "\(again)")
    for bundle in old { #expect(try mine.store.take(bundle.bytes, from: "old").removed == 1) }
    #expect(try mine.contents() == after)
    // Whoever takes the decision over is rid of it too, whether the text was there before.
    let third = try TestStore()
    for from in scrubsFirst ? [mine, other] : [other, mine] { _ = try third.merge(from) }
    _ = try third.merge(other)
    #expect(try !third.contents().contains(Self.secret))
    _ = try other.merge(mine)
    #expect(try !other.contents().contains(Self.secret))
    let differences = try Set(other.told()).symmetricDifference(mine.told())
    #expect(differences.isEmpty, "\(differences)")
  }

  @Test func `a stranger's word that a text was taken out changes no result`() throws {
    let (mine, other) = (try store(), try TestStore())
    _ = try other.merge(mine)
    _ = try scrub(other)
    try other.store.connection.execute("UPDATE attempts SET outcome = 1; DELETE FROM recordings")
    try other.store.connection.execute(
      "UPDATE removals SET kept = ''; DELETE FROM bundles")
    let before = try mine.store.connection.rowsOf("SELECT sum(outcome) FROM attempts")
    _ = try mine.merge(other)
    #expect(try mine.store.connection.rowsOf("SELECT sum(outcome) FROM attempts") == before)
  }

  @Test func `every text column is either changed, or known to be the program's own`() throws {
    let store = try TestStore()
    let own = try SchemaObject.expected(version: Migrator.newest, EmbeddedSQL.migrations)
    var texts: Set<String> = []
    for table in own.keys where table.hasPrefix("table ") {
      let name = String(table.dropFirst(6))
      let columns = try Statement(
        "SELECT name FROM pragma_table_info('\(name)') WHERE type IN ('TEXT', 'ANY')",
        on: store.store.connection)
      while try columns.step() { texts.insert("\(name).\(columns.text(0))") }
    }
    #expect(ScrubbedColumns.fixed.isSubset(of: texts))
    #expect(ScrubbedColumns.names.isSubset(of: texts))
    #expect(texts.count > 80)
  }
}
