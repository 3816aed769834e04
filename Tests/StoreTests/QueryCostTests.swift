import History
import Testing

@testable import Store

struct QueryCostTests {
  @Test func `no query for people takes long on two runs of six thousand tests and files`() throws {
    let store = try TestStore()
    let attempts = (0..<6000).map { number -> ReportedAttempt in
      var one = attempt("t\(number)", .passed, Int64(number))
      one.phases = Phases(setup: 1, call: 2, teardown: 3)
      one.start = Instant(microseconds: Int64(number))
      one.worker = "gw\(number % 8)"
      return one
    }
    for run in Int64(1)...2 {
      let files = (0..<6000).map { number in
        FileCoverage(
          path: "\(number).py", counts: CoverageCounts(linesCovered: run, linesTotal: 4))
      }
      try store.record([report(attempts), report(coverage: files)], at: run)
    }
    for query in NamedQuery.builtIn {
      let clock = ContinuousClock()
      let took = try clock.measure { _ = try store.store.run(query, [:]) }
      #expect(took < .seconds(2), "\(query.name)")
    }
  }
}
