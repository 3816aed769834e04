import History
import Testing

@testable import Store

struct JudgingTests {
  private let window = HistoryStore.Window(
    runs: 30, enough: 10)

  private func history(_ store: TestStore, of run: RecordedRun) throws -> RunHistory {
    try store.store.history(ofRun: run.run, trunk: "main", window: window)
  }

  @Test func `the baseline is the trunk's complete runs before the run, newest first`() throws {
    let store = try TestStore()
    try store.record([attempt("a")], at: 1)
    try store.record([attempt("a")], at: 2) { $0.branch = "feature" }
    try store.record([report([attempt("a")], isComplete: false)], at: 3)
    try store.record([attempt("a")], at: 4)
    let judged = try store.record([attempt("a")], at: 5) { $0.branch = "feature" }
    try store.record([attempt("a")], at: 6)
    let starts = try history(store, of: judged).baseline.map(\.startedAt.microseconds)
    #expect(starts == [4_000_000, 1_000_000])
  }

  @Test func `an excluded run is in no baseline until it is included again`() throws {
    let store = try TestStore()
    let wrong = try store.record([attempt("a")], at: 1)
    let judged = try store.record([attempt("a")], at: 2)
    let row = wrong.run
    let now = Instant(microseconds: 9)
    try store.store.exclude(run: row, why: "full disk", author: "me", at: now)
    #expect(try history(store, of: judged).baseline.isEmpty)
    try store.store.exclude(run: row, why: nil, author: nil, at: now)
    #expect(try history(store, of: judged).baseline.count == 1)
  }

  @Test func `a pull request is judged by the trunk up to its merge base`() throws {
    let store = try TestStore()
    for depth in 1...4 {
      try store.record([attempt("a")], at: Int64(depth)) { $0.source.depth = depth }
    }
    let judged = try store.record([attempt("a")], at: 9) {
      $0.branch = "feature"
      $0.source.depth = 5
      $0.source.mergeBaseDepth = 2
    }
    #expect(try history(store, of: judged).baseline.map(\.depth) == [2, 1])
  }

  @Test func `the runs of its branch and of its source may have seen the same`() throws {
    let store = try TestStore()
    func record(_ second: Int64, _ branch: String, _ commit: String, cpu: String = "usual") throws
      -> RecordedRun
    {
      try store.record([attempt("a")], at: second) {
        $0.branch = branch
        $0.source.commit = commit
        $0.environment.cpuModel = cpu
      }
    }
    _ = try record(1, "main", "aa")
    _ = try record(2, "feature", "bb")
    _ = try record(3, "other", "cc")
    _ = try record(4, "feature", "dd", cpu: "other")
    let judged = try record(5, "feature", "ee")
    let seen = try history(store, of: judged).earlierRuns
    #expect(seen.map(\.run.startedAt.microseconds) == [2_000_000])
    #expect(seen.first?.durations.tests.count == 1)
    _ = try record(6, "main", "aa")
    let again = try record(7, "main", "aa")
    let nightly = try history(store, of: again)
    let known = Set(nightly.baseline.map(\.id))
    #expect(nightly.earlierRuns.allSatisfy { !known.contains($0.run.id) })
    #expect(known.count + nightly.earlierRuns.count == 2)
  }

  @Test func `runs of the same machine come first, others where there are few`() throws {
    let store = try TestStore()
    for second in 1...12 {
      try store.record([attempt("a")], at: Int64(second)) {
        $0.environment.cpuModel = second % 4 == 0 ? "other" : "usual"
      }
    }
    let usual = try store.record([attempt("a")], at: 20) { $0.environment.cpuModel = "usual" }
    #expect(try history(store, of: usual).baseline.count == 12)
    for second in 13...14 {
      try store.record([attempt("a")], at: Int64(second)) { $0.environment.cpuModel = "usual" }
    }
    #expect(try history(store, of: usual).baseline.count == 11)
  }

  @Test func `what other runs of the same source saw of a failing test is known`() throws {
    let store = try TestStore()
    try store.record([attempt("a"), attempt("b", .failed)], at: 1) { $0.source.commit = "same" }
    let judged = try store.record([attempt("a", .failed), attempt("b", .failed)], at: 2) {
      $0.source.commit = "same"
    }
    let seen = try history(store, of: judged).onSameSource
    #expect(seen[TestID(1)] == .init(earlierPasses: 1))
    #expect(seen[TestID(2)] == .init(failures: 1))
  }

  @Test func `two runs with changes that nobody saved are no same source`() throws {
    let store = try TestStore()
    func dirty(_ run: inout RunDescription) {
      run.source = Source(commit: "c", tree: "t", isDirty: true)
    }
    try store.record([attempt("a")], at: 1, change: dirty)
    let judged = try store.record([attempt("a", .failed)], at: 2, change: dirty)
    #expect(
      try history(store, of: judged).onSameSource[TestID(1)] == nil)
  }

  @Test func `a run is found by the beginning of its id alone`() throws {
    let store = try TestStore()
    let run = try store.record([attempt("a")])
    #expect(try store.store.run(named: String(run.key.text.prefix(6)).uppercased()) == run.run)
    #expect(throws: RecordingError.noSuchRun("zz")) { try store.store.run(named: "zz") }
    #expect(throws: RecordingError.noSuchRun("")) { try store.store.run(named: "") }
    #expect(throws: RecordingError.noSuchRun("%")) { try store.store.run(named: "%") }
  }

  @Test func `what an earlier run of the commit saw fail is told of a test that passes`() throws {
    let store = try TestStore()
    try store.record([attempt("a")], at: 1)
    let failed = try store.record([attempt("a"), attempt("b", .failed)], at: 2)
    let rerun = try store.record([attempt("a"), attempt("b")], at: 3) {
      $0.source = Source(commit: "c2")
    }
    let history = try history(store, of: rerun)
    #expect(history.newestTrunkRun?.run.id == failed.run)
    #expect(history.onSameSource == [TestID(2): .init(failures: 1)])
    #expect(history.attempts != nil)
  }

  @Test func `losses that were accepted come with the history of every later run`() throws {
    let store = try TestStore()
    let first = try store.record([attempt("a"), attempt("b")], at: 1)
    let second = try store.record([attempt("a")], at: 2)
    let row = first.run
    let test = try store.store.tests(like: "t::a", suite: "full").first
    try store.store.accept(
      RuleName("missing-tests"), tests: [test, nil], fromRun: row, reason: "wanted", author: "ann",
      at: Instant(microseconds: 5))
    let found = try history(store, of: second).acceptances
    #expect(found.map(\.test) == [test, nil])
    #expect(found.allSatisfy { $0.author == "ann" && $0.since.microseconds == 1_000_000 })
  }

  @Test func `changes are remembered once for a run and a subject`() throws {
    let store = try TestStore()
    let row = try store.record([attempt("a")], at: 1).run
    try store.store.addAnnounced([(row, "test t::a"), (row, "coverage")])
    try store.store.addAnnounced([(row, "test t::a")])
    let known = try store.store.announcedChanges(ofSuite: "full")
    #expect(known.map(\.subject).sorted() == ["coverage", "test t::a"])
    #expect(try store.store.announcedChanges(ofSuite: "unit").isEmpty)
  }

  @Test func `runs that are in no baseline are told, as far back as the baseline goes`() throws {
    let store = try TestStore()
    try store.record([report([attempt("a")], isComplete: false)], at: 1)
    try store.record([attempt("a")], at: 2)
    try store.record([report([attempt("a")], isComplete: false)], at: 3)
    let judged = try store.record([attempt("a")], at: 4)
    let leftOut = try store.store.leftOut(of: history(store, of: judged))
    #expect(leftOut.map(\.run.startedAt.microseconds) == [3_000_000])
    #expect(leftOut.map(\.reason) == ["incomplete"])
  }

  @Test
  func `the durations of a baseline are the same whether the attempts are read with them or not`()
    throws
  {
    let store = try TestStore()
    try store.record(
      [
        attempt("a", .passed, 7), attempt("b", .skipped), attempt("c", .failed),
        attempt("d", .passed, nil),
      ],
      at: 1)
    try store.record(
      [attempt("a", .failed), attempt("b", .passed, 8), attempt("a", .passed, 9, isRetry: true)],
      at: 2)
    try store.record([attempt("a", .failed), attempt("b")], at: 3)
    let history = try store.store.history(
      ofRun: store.store.run(named: "latest"), trunk: "main",
      window: .init(runs: 30, enough: 1))
    #expect(history.attempts != nil)
    #expect(history.baseline.count == 2)
    for (run, durations) in zip(history.baseline, history.baselineDurations) {
      let alone = try store.store.durations(ofRun: run.id)
      #expect(durations.tests == alone.tests)
      #expect(durations.microseconds == alone.microseconds)
    }
  }
}
