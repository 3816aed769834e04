import History
import Testing

@testable import Store

/// When runs began, by clocks that may be wrong.
struct RunStartTests {
  private let now = Instant(iso8601: "2026-11-27T12:00:00Z") ?? Instant(microseconds: 0)

  @Test(
    arguments: [
      ("2026-11-27T11:00:00Z", nil, true), ("2026-11-27T13:00:00Z", nil, true),
      ("2026-11-27T13:00:01Z", nil, false), ("2036-11-14T10:00:00Z", nil, false),
      ("1990-01-01T00:00:00Z", nil, true), ("1989-12-31T23:59:59Z", nil, false),
      ("1970-01-01T00:00:00Z", nil, false), ("0001-01-01T00:00:00Z", nil, false),
      ("9999-12-31T23:59:59Z", nil, false),
      ("2026-11-27T09:00:00Z", "2026-11-27T10:00:00Z", true),
      ("2026-11-27T08:59:59Z", "2026-11-27T10:00:00Z", false),
      ("2026-11-27T11:00:00Z", "2036-01-01T00:00:00Z", false),
    ] as [(String, String?, Bool)])
  func `a start is believed up to an hour of skew`(
    text: String, committed: String?, isBelieved: Bool
  ) throws {
    let start = try #require(Instant(iso8601: text))
    let chosen = RunStart.choose(
      among: [start], committed: committed.flatMap { Instant(iso8601: $0) }, now: now)
    #expect(chosen.start == (isBelieved ? start : now))
    #expect((chosen.warning == nil) == isBelieved)
  }

  @Test func `of several starts the first that can be counts, and none is no fault`() {
    let (never, then) = (Instant(microseconds: 0), Instant(microseconds: now.microseconds - 5))
    let some = RunStart.choose(among: [never, then], committed: nil, now: now)
    #expect(some.start == then && some.warning == nil)
    let none = RunStart.choose(among: [], committed: nil, now: now)
    #expect(none.start == now && none.warning == nil)
  }

  @Test func `a machine whose clock was never set believes itself`() {
    let start = Instant(microseconds: 1)
    #expect(RunStart.choose(among: [start], committed: nil, now: start).warning == nil)
  }

  @Test func `a run that is dated wrongly is recorded now, once, with its timings as they were`()
    throws
  {
    let store = try TestStore()
    var one = attempt("a")
    one.start = Instant(microseconds: 1_000_000_000_000_500_000)
    func record() throws -> RecordedRun {
      try store.record([report([one])], now: Instant(microseconds: 1_000_000_000)) {
        $0.startedAt = Instant(microseconds: 1_000_000_000_000_000_000)
      }
    }
    let recorded = try record()
    #expect(recorded.warnings.contains { $0.text.contains("still to come") })
    #expect(try store.store.run(recorded.run).startedAt == Instant(microseconds: 1_000_000_000))
    let timings = try Statement(
      "SELECT started_us FROM timings", on: store.store.connection)
    #expect(try timings.step())
    let shift = timings.integer(0)
    timings.reset()
    #expect(shift == 500_000)
    #expect(try record().added == .nothing)
  }

  @Test func `runs of older stores are dated as they were recorded where clocks were wrong`() throws
  {
    let store = try TestStore()
    let connection = store.store.connection
    let year: Int64 = 31_536_000_000_000
    for (start, recorded) in [(70 * year, 50 * year), (0, 50 * year), (49 * year, 50 * year)] {
      let run = try store.record([attempt("a\(start)")])
      try connection.execute(
        "UPDATE runs SET started_at = \(start), recorded_at = \(recorded) "
          + "WHERE id = \(run.run.rawValue)")
    }
    let migration = try #require(
      EmbeddedSQL.migrations.first { $0.name.hasSuffix("mend_clocks") })
    try connection.execute(migration.text)
    let starts = try (1...3).map { try store.store.run(RunID($0)).startedAt.microseconds / year }
    #expect(starts == [50, 50, 49])
  }

  @Test func `what is excluded or still to come is nobody's newest run`() throws {
    let store = try TestStore()
    let day: Int64 = 86_400
    let old = try store.record([attempt("a", .failed), attempt("a", isRetry: true)], at: 1)
    let good = try store.record([attempt("a")], at: day)
    let wrong = try store.record([attempt("a")], at: 2)
    try store.store.connection.execute(
      "UPDATE runs SET started_at = \(2000 * day) * 1000000 WHERE id = \(wrong.run.rawValue)")
    let history = store.store
    #expect(try history.attempts(ofSuite: "full").runs.map(\.id) == [wrong.run])
    history.now = Instant(microseconds: (day + 60) * 1_000_000)
    #expect(
      try history.attempts(ofSuite: "full").runs.map(\.id) == [old.run, good.run, wrong.run])
    #expect(try history.newestStart(ofSuite: "full")?.microseconds == day * 1_000_000)
    history.now = nil
    try history.exclude(run: wrong.run, why: "clock", author: nil, at: Instant(microseconds: 0))
    #expect(try history.attempts(ofSuite: "full").runs.map(\.id) == [old.run, good.run])
    #expect(try history.newestStart(ofSuite: nil)?.microseconds == day * 1_000_000)
    #expect(try history.run(named: "latest") == good.run)
  }
}
