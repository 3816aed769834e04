import History
import TestSupport
import Testing

@testable import Store

struct WorkerTests {
  /// What each worker did, as plain SQL over the rows tells it.
  private static let plain = """
    SELECT worker || ' ' || min(started_us) || ' ' || max(ended_us) || ' '
      || sum(ended_us - started_us + max(0, min(100000, gap_us)))
    FROM (
      SELECT *, started_us - lag(ended_us, 1, started_us) OVER (
        PARTITION BY worker ORDER BY started_us) AS gap_us
      FROM (
        SELECT t.worker, t.started_us,
          t.started_us + coalesce(t.setup_us + t.call_us + t.teardown_us, a.duration_us) AS ended_us
        FROM timings AS t JOIN attempts AS a USING (run_id, test_id, attempt)
        WHERE run_id = %RUN% AND t.worker IS NOT NULL AND a.mode = 0 AND a.outcome <> 0))
    GROUP BY worker ORDER BY worker
    """

  private func told(_ workers: [WorkerTime]) -> [String] {
    workers.map { "\($0.start) \($0.end) \($0.busy)" }
  }

  @Test func `workers were at work as the rows of their tests say`() throws {
    let history = try GeneratedHistory()
    var known = 0
    for run in try history.store.store.runs(ofSuite: "full", [:], last: 99).map(\.run.id) {
      let sql = Self.plain.replacing("%RUN%", with: String(run.rawValue))
      let rows = try history.store.sandbox.run(["sqlite3", history.store.path, sql]).output
      let expected = rows.split(separator: "\n").map {
        $0.split(separator: " ").dropFirst().joined(separator: " ")
      }
      #expect(try told(history.store.store.workers(ofRun: run)) == expected)
      known += expected.count
    }
    #expect(known > 20)
  }

  private func attempt(
    _ name: String, _ outcome: Outcome = .passed, from start: Int64?, took: Int64?,
    on worker: String? = "gw0"
  ) -> ReportedAttempt {
    var attempt = ReportedAttempt(
      test: TestIdentity(className: "c", name: name), outcome: outcome, duration: took)
    attempt.worker = worker
    attempt.start = start.map { Instant(microseconds: 1_000_000 + $0) }
    return attempt
  }

  private func workers(_ attempts: [ReportedAttempt]) throws -> [String] {
    let test = try TestStore()
    let run = try test.record(attempts, repeats: .retries)
    return try told(test.store.workers(ofRun: run.run))
  }

  @Test func `short gaps are the runner's own work, and what was skipped is none`() throws {
    let all = try workers([
      attempt("a", from: 0, took: 50_000), attempt("b", from: 60_000, took: 40_000),
      attempt("c", from: 900_000, took: 100_000),
      attempt("d", .skipped, from: 1_500_000, took: 10),
      attempt("e", from: 0, took: 5, on: "gw1"), attempt("f", from: 7, took: 70, on: nil),
    ])
    #expect(all == ["0 1000000 300000", "0 5 5"])
  }

  @Test func `where it is not known of one test, nothing is said of any`() throws {
    #expect(try workers([attempt("a", from: 0, took: 5), attempt("b", from: 9, took: nil)]) == [])
    #expect(try workers([attempt("a", from: nil, took: 5, on: nil)]) == [])
  }

  @Test func `what was repeated is left out`() throws {
    let all = try workers([
      attempt("a", .failed, from: 0, took: 5), attempt("a", from: 10, took: 5),
      attempt("b", from: 20, took: 7),
    ])
    #expect(all == ["0 27 27"])
  }
}
