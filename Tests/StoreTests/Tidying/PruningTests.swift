import History
import TestSupport
import Testing

@testable import Store

/// Old runs become sums by day.
struct PruningTests {
  private static let day: Int64 = 86400

  /// Two runs a day, of which the first has a failure on every third day.
  private func store(days: Int = 20) throws -> TestStore {
    let store = try TestStore()
    store.store.fingerprinter = Fingerprinter(version: 1) { $0.message ?? "" }
    for day in 1...Int64(days) {
      for run in 0..<2 {
        var second = attempt("b", day % 3 == 0 && run == 0 ? .failed : .passed, 2000 + day)
        if second.outcome == .failed { second.failures = [Failure(message: "on day \(day)")] }
        try store.record(
          [attempt("a", .passed, 1000), second], at: day * Self.day + Int64(run) * 60)
      }
    }
    return store
  }

  private func rules(_ change: (inout PruneRules) -> Void) -> PruneRules {
    var rules = PruneRules(trunk: "main", baseline: 2)
    change(&rules)
    return rules
  }

  private func prune(
    _ store: TestStore, isDryRun: Bool = false, _ change: (inout PruneRules) -> Void
  ) throws -> PruneOutcome {
    try store.store.prune(
      rules(change), isDryRun: isDryRun, author: "me",
      at: Instant(microseconds: 1_000_000 * Self.day * 30))
  }

  private func rows(_ store: TestStore, _ sql: String) throws -> String {
    try store.sandbox.run(["sqlite3", store.path, sql]).output
  }

  @Test func `the newest runs of a suite stay, and the others are summed up by day`() throws {
    let store = try store()
    let outcome = try prune(store) { $0.newestRuns = 10 }
    #expect(outcome.removed == 30 && outcome.suites.first?.kept == 10)
    #expect(outcome.attempts == 60 && outcome.days == 15)
    #expect(try rows(store, "SELECT count(*) FROM runs") == "10\n")
    #expect(
      try rows(store, "SELECT sum(runs), sum(passed), sum(failed) FROM daily_runs") == "30|55|5\n")
    #expect(
      try rows(store, "SELECT sum(runs), sum(duration_us) FROM daily_tests WHERE test_id = 1")
        == "30|30000\n")
    #expect(try store.store.damage() == [])
    #expect(try rows(store, "SELECT count(*) FROM messages") == "1\n")
  }

  @Test func `days count back from the newest run, and either rule keeps`() throws {
    #expect(try prune(store()) { $0.days = 5 }.suites.first?.kept == 11)
    #expect(try prune(store()) { ($0.days, $0.newestRuns) = (5, 30) }.suites.first?.kept == 30)
  }

  @Test func `sums of a day go on to be added to`() throws {
    let (once, twice) = (try store(), try store())
    _ = try prune(once) { $0.newestRuns = 5 }
    for count in [39, 38, 21, 12, 5] { _ = try prune(twice) { $0.newestRuns = count } }
    for table in ["daily_runs", "daily_tests"] {
      let sums = "SELECT * FROM \(table)"
      #expect(try rows(once, sums) == rows(twice, sums))
    }
  }

  @Test func `pinned and accepted runs and those that verdicts need stay`() throws {
    let store = try store()
    let runs = try store.store.connection.rows(.runsToUnite) { RunID($0.integer(0)) }
    try store.store.pin(
      run: runs[0], as: "start", improve: nil, author: nil, at: Instant(microseconds: 1))
    try store.store.connection.execute(
      "INSERT INTO acceptances (run_id, rule, reason, author, accepted_at) VALUES (2, 'r', 'w', 'a', 1)"
    )
    let outcome = try prune(store) { $0.newestRuns = 1 }
    // The newest, the other one of the baseline, the pinned and the accepted one.
    #expect(outcome.removed == 36 && outcome.needed == 3)
    #expect(
      try rows(store, "SELECT group_concat(id) FROM (SELECT id FROM runs ORDER BY id)")
        == "1,2,39,40\n")
  }

  @Test func `the oldest go until the store is as small, and the disk is given back`() throws {
    let store = try store(days: 60)
    let before = StoreFile.size(of: store.path)
    let limit = before - 5 * 4096
    let outcome = try prune(store) { $0.size = limit }
    #expect(outcome.missedSize == nil && outcome.removed > 0 && outcome.removed < 118)
    #expect(StoreFile.size(of: store.path) <= limit)
    #expect(outcome.bytesAfter == StoreFile.size(of: store.path))
    #expect(try prune(store) { $0.size = 1000 }.missedSize == 1000)
  }

  @Test func `a dry run says the same and changes nothing`() throws {
    let store = try store()
    let before = try store.contents()
    let dry = try prune(store, isDryRun: true) { $0.days = 5 }
    #expect(try store.contents() == before)
    let real = try prune(store) { $0.days = 5 }
    #expect(dry.removed == real.removed && dry.days == real.days && dry.attempts == real.attempts)
  }

  @Test
  func `what went does not come back from a store or a bundle, nor anywhere the decision goes`()
    throws
  {
    let (mine, other, third) = (try store(), try store(), try TestStore())
    let old = try other.store.bundles(ofRun: RunID(1))
    _ = try prune(mine) { $0.newestRuns = 10 }
    let after = try mine.contents()
    let again = try mine.merge(other)
    #expect(again.added == 0 && again.removed == 30 && again.conflicts.isEmpty)
    #expect(try mine.store.take(old[0].bytes, from: "old").removed == 1)
    #expect(try mine.contents() == after)
    _ = try third.merge(mine)
    _ = try third.merge(other)
    #expect(try rows(third, "SELECT count(*) FROM runs") == "10\n")
    // A stranger's word deletes nothing here.
    _ = try other.merge(mine)
    #expect(try rows(other, "SELECT count(*) FROM runs") == "40\n")
    #expect(try other.merge(third).decisions == 0)
  }

  @Test func `the trend shows days that were thinned out, with the others of a week or a month`()
    throws
  {
    let (whole, thinned) = (try store(), try store())
    _ = try prune(thinned) { $0.newestRuns = 9 }
    for by in ["day", "week", "month"] {
      for (query, test) in [("trend", SQLValue.null), ("trend-of-tests", "t::*")] {
        let parameters: [String: SQLValue] = ["by": .text(by), "limit": 50, "test": test]
        let (a, b) = (
          try table(whole, query, parameters), try table(thinned, query, parameters)
        )
        #expect(a.count == b.count && a.count > (by == "month" ? 0 : 2), "\(by) \(query)")
        for (mine, theirs) in zip(a, b) {
          for column in ["started", "runs", "tests", "failed", "passed_percent"] {
            #expect(mine[column] == theirs[column], "\(by) \(query) \(column)")
          }
        }
      }
    }
    let runs = try table(thinned, "trend", ["by": "run", "limit": 100])
    #expect(runs.count == 9 + 16)
    #expect(runs.first?["runs"] == .integer(2) && runs.first?["wall_us"] == .integer(3001))
  }

  private func table(_ store: TestStore, _ query: String, _ parameters: [String: SQLValue]) throws
    -> [[String: SQLValue]]
  {
    let statement = try Statement(
      try #require(EmbeddedSQL.queries[query]), on: store.store.connection, unboundIsNull: true)
    let known = Set(statement.parameters)
    try statement.bind(parameters.filter { known.contains($0.key) })
    let columns = statement.columns
    var rows: [[String: SQLValue]] = []
    while try statement.step() {
      rows.append(
        Dictionary(
          columns.enumerated().map { ($1, statement.value(Int32($0))) },
          uniquingKeysWith: { a, _ in a }))
    }
    return rows
  }
}
