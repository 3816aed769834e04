import History
import Testing

@testable import Store

/// What was known of a run at a moment.
struct AsOfTests {
  private let window = HistoryStore.Window(
    runs: 30, enough: 10)

  /// The past of a run by what was known at a second, else when the run was.
  private func history(
    _ store: HistoryStore, of run: RecordedRun, asOf second: Int64? = nil
  ) throws -> RunHistory {
    store.asOf = try second.map(moment) ?? store.whenKnown(run: run.run)
    defer { store.asOf = nil }
    return try store.history(ofRun: run.run, trunk: "main", window: window)
  }

  private func moment(_ second: Int64) -> Instant { Instant(microseconds: second * 1_000_000) }

  private func record(
    _ outcome: Outcome = .passed, at second: Int64, recorded: Int64, commit: String? = nil,
    in store: TestStore
  ) throws -> RecordedRun {
    try store.record([report([attempt("a", outcome)])], at: second, now: moment(recorded)) {
      if let commit { $0.source.commit = commit }
    }
  }

  @Test func `what ran or came in later is not known`() throws {
    let store = try TestStore()
    _ = try record(at: 100, recorded: 110, in: store)
    let late = try record(at: 150, recorded: 900, in: store)
    let judged = try record(.failed, at: 200, recorded: 210, commit: "same", in: store)
    let again = try record(at: 300, recorded: 310, commit: "same", in: store)
    let now = try store.store.history(ofRun: judged.run, trunk: "main", window: window)
    #expect(now.baseline.map(\.id).contains(late.run))
    #expect(now.onSameSource[TestID(1)] == .init(laterPasses: 1))
    let then = try history(store.store, of: judged)
    #expect(then.baseline.map(\.startedAt) == [moment(100)])
    #expect(then.onSameSource.isEmpty)
    #expect(then.attempts?.runs.map(\.startedAt) == [moment(100), moment(200)])
    // The later run knows the earlier one.
    #expect(try history(store.store, of: again).onSameSource[TestID(1)] == .init(failures: 1))
  }

  @Test func `acceptances, pins, renames and exclusions count from their moment on`() throws {
    let store = try TestStore()
    let first = try record(at: 100, recorded: 110, in: store)
    let judged = try record(at: 200, recorded: 210, in: store)
    let rule = RuleName("suite-regression")
    try store.store.accept(
      rule, tests: [nil], fromRun: judged.run, reason: "r", author: "a", at: moment(220))
    try store.store.pin(
      run: first.run, as: "p", improve: nil, author: nil, at: moment(220))
    try store.store.exclude(run: first.run, why: "disk", author: "a", at: moment(220))
    let then = try history(store.store, of: judged)
    #expect(then.acceptances.isEmpty && then.pins.isEmpty && then.baseline.map(\.id) == [first.run])
    let later = try history(store.store, of: judged, asOf: 220)
    #expect(later.acceptances.count == 1 && later.pins.count == 1 && later.baseline.isEmpty)
  }

  @Test func `what was imported long after is known from a day after it began`() throws {
    let store = try TestStore()
    let day: Int64 = 86_400
    let old = try record(at: 100, recorded: 100 + 90 * day, in: store)
    let next = try record(at: 200, recorded: 90 + 90 * day, in: store)
    #expect(try store.store.whenKnown(run: old.run) == moment(100 + day))
    #expect(try history(store.store, of: next).baseline.map(\.id) == [old.run])
    #expect(try history(store.store, of: old).baseline.isEmpty)
  }

  @Test func `a run is known with the part that was added to it last`() throws {
    let store = try TestStore()
    let run = try store.record([report([attempt("a")])], at: 100, now: moment(110)) {
      $0.runKey = "build"
      $0.shard = Shard(index: 1, total: 2)
    }
    try store.record([report([attempt("b")], name: "2.xml")], at: 100, now: moment(150)) {
      $0.runKey = "build"
      $0.shard = Shard(index: 2, total: 2)
    }
    #expect(try store.store.whenKnown(run: run.run) == moment(150))
    #expect(throws: RecordingError.self) { try store.store.whenKnown(run: RunID(99)) }
  }
}
