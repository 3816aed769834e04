import CSQLite
import History
import Testing

@testable import Store

struct QueryCostTests {
  @Test func `the work of a query for people grows with tests and files, not with their square`()
    throws
  {
    let (few, many) = try (store(of: 750), store(of: 6000))
    let orders = ["total", "growth", "variability", "setup"].map { ["by": $0] }
    for query in NamedQuery.builtIn {
      for values in query.name == "slowest-tests" ? [[:]] + orders : [[:]] {
        let small = try work(of: query, values, in: few)
        let great = try work(of: query, values, in: many)
        #expect(great < 12 * small + 100, "\(query.name) \(values)")
      }
    }
  }

  /// A store of two runs of so many tests and files.
  private func store(of tests: Int) throws -> TestStore {
    let store = try TestStore()
    let attempts = (0..<tests).map { number -> ReportedAttempt in
      var one = attempt("t\(number)", .passed, Int64(number))
      one.phases = Phases(setup: 1, call: 2, teardown: 3)
      one.start = Instant(microseconds: Int64(number))
      one.worker = "gw\(number % 8)"
      return one
    }
    for run in Int64(1)...2 {
      let files = (0..<tests).map { number in
        FileCoverage(
          path: "\(number).py", counts: CoverageCounts(linesCovered: run, linesTotal: 4))
      }
      try store.record([report(attempts), report(coverage: files)], at: run)
    }
    return store
  }

  /// How many thousand steps of SQLite's machine a query takes.
  private func work(of query: NamedQuery, _ values: [String: String], in store: TestStore) throws
    -> Int
  {
    final class Counter { var count = 0 }
    let counter = Counter()
    let handle = store.store.connection.handle
    sqlite3_progress_handler(
      handle, 1000,
      { counter in
        guard let counter else { return 1 }
        Unmanaged<Counter>.fromOpaque(counter).takeUnretainedValue().count += 1
        return 0
      }, Unmanaged.passUnretained(counter).toOpaque())
    defer { sqlite3_progress_handler(handle, 0, nil, nil) }
    _ = try store.store.run(query, values)
    return counter.count
  }
}
