import History
import Testing

@testable import Store

struct RecordingTests {
  @Test func `the same report for the same run adds nothing`() throws {
    let store = try TestStore()
    let first = try store.record([attempt("a"), attempt("b", .failed)])
    let before = try store.contents()
    let second = try store.record([attempt("a"), attempt("b", .failed)])
    #expect(first.added == .run)
    #expect(second.added == .nothing)
    #expect(second.run == first.run)
    #expect(second.counts == first.counts)
    #expect(try store.contents() == before)
  }

  @Test func `the order of the reports makes no other run`() throws {
    let store = try TestStore()
    let one = report([attempt("a")], name: "one.xml")
    let two = report([attempt("b")], name: "two.xml")
    let first = try store.record([one, two])
    #expect(try store.record([two, one]).run == first.run)
  }

  @Test func `another commit, start, run key or suite makes another run`() throws {
    let store = try TestStore()
    let first = try store.record([attempt("a")])
    let others = [
      try store.record([attempt("a")]) { $0.source.commit = "other" },
      try store.record([attempt("a")]) { $0.startedAt = Instant(microseconds: 7) },
      try store.record([attempt("a")]) { $0.runKey = "42" },
      try store.record([attempt("a")]) { $0.suite = "unit" },
    ]
    #expect(Set(others.map(\.run) + [first.run]).count == 5)
  }

  @Test func `what a machine is called and when it records make no other run`() throws {
    let store = try TestStore()
    let first = try store.record([attempt("a")]) { $0.startedAt = nil }
    let second = try store.record([attempt("a")]) {
      $0.startedAt = nil
      $0.environment.runnerName = "other"
      $0.workers = 3
    }
    #expect(second.run == first.run)
  }

  @Test func `a report that cannot be read to its end leaves the store as it was`() throws {
    struct Broken: Error {}
    let store = try TestStore()
    try store.record([attempt("a")])
    let before = try store.contents()
    let broken = ReportInput(name: "x", purpose: .tests, rank: 0) { receive in
      for n in 0..<5000 { try receive(.attempt(attempt("new \(n)"))) }
      throw Broken()
    }
    #expect(throws: Broken.self) { try store.record([broken], at: 2) }
    #expect(try store.contents() == before)
  }

  @Test func `of two reports of a test the richer counts and nothing is counted twice`() throws {
    let store = try TestStore()
    let poor = report([attempt("a", .passed), attempt("only here", .passed)])
    let rich = report([attempt("a", .failed), attempt("a", .passed, isRetry: true)], rank: 2)
    let recording = try store.record([poor, rich])
    #expect(recording.counts.tests == 2)
    #expect(recording.counts.attempts == 3)
    #expect(recording.counts.flaky == 1)
  }

  @Test func `attempts of a run that is there are added once and make no run`() throws {
    let store = try TestStore()
    let run = try store.record([attempt("a", .failed), attempt("b")])
    let again = try store.record([attempt("a")], attemptOf: run.run)
    #expect(again.run == run.run)
    #expect(again.added == .attempts)
    #expect(again.counts.passed == 2)
    #expect(again.counts.flaky == 1)
    #expect(again.counts.attempts == 3)
    let third = try store.record([attempt("a")], attemptOf: run.run)
    #expect(third.added == .nothing)
    #expect(try store.store.run(named: "latest") == run.run)
  }

  @Test(arguments: [
    (RepeatPolicy.retries, 1, 0, 1), (.executions, 0, 1, 0), (.unknown, 0, 1, 0),
  ])
  func `repeats mean what their format says`(
    policy: RepeatPolicy, passed: Int, failed: Int, flaky: Int
  ) throws {
    let store = try TestStore()
    let recording = try store.record([attempt("a", .failed), attempt("a")], repeats: policy)
    #expect(recording.counts.tests == 1)
    #expect(recording.counts.passed == passed)
    #expect(recording.counts.failed == failed)
    #expect(recording.counts.flaky == flaky)
  }

  @Test func `an earlier attempt that looks passed had failed where later ones are retries`() throws
  {
    let store = try TestStore()
    let recording = try store.record(
      [attempt("a"), attempt("a"), attempt("a", .failed)], repeats: .retries)
    #expect(recording.counts.failed == 1)
    #expect(recording.counts.flaky == 0)
  }

  @Test func `a run in shards is complete when all are there, its wall time that of the slowest`()
    throws
  {
    let store = try TestStore()
    func shard(_ index: Int, wall: Int64) throws -> RecordedRun {
      try store.record([attempt("in \(index)")]) {
        $0.runKey = "build"
        $0.shard = Shard(index: index, total: 2)
        $0.measurement = Measurement(
          wall: wall, user: 10, system: 5, end: CommandEnd(code: 0, meaning: .passed))
      }
    }
    let first = try shard(1, wall: 100)
    #expect(!first.isComplete)
    let second = try shard(2, wall: 300)
    #expect(second.run == first.run)
    #expect(second.isComplete)
    #expect(second.counts.tests == 2)
    #expect(second.wall?.microseconds == 300)
    let run = try store.store.summary(ofRun: RunID(1))
    #expect(run.user == 20)
    #expect(try shard(1, wall: 100).added == .nothing)
  }

  @Test func `the wall time of shards is that of the slowest, however it is known`() throws {
    let store = try TestStore()
    try store.record([attempt("a", .passed, 900)]) {
      $0.runKey = "build"
      $0.shard = Shard(index: 1, total: 2)
      $0.wall = 5000
    }
    let second = try store.record([attempt("b", .passed, 900)]) {
      $0.runKey = "build"
      $0.shard = Shard(index: 2, total: 2)
    }
    #expect(second.wall == WallTime(microseconds: 5000, origin: .option))
  }

  @Test func `a shard's wall time is summed over its own tests alone`() throws {
    let store = try TestStore()
    for (index, took) in [(1, Int64(900)), (2, 500)] {
      let recording = try store.record([attempt("t\(index)", .passed, took)]) {
        $0.runKey = "build"
        $0.shard = Shard(index: index, total: 2)
      }
      #expect(recording.wall == WallTime(microseconds: 900, origin: .sum))
    }
  }

  @Test func `durations of any size can be summed`() throws {
    let store = try TestStore()
    let recording = try store.record((1...5).map { attempt("t\($0)", .passed, .max / 2) })
    #expect(recording.wall?.microseconds == .max)
    #expect(recording.duration ?? 0 > Int64.max / 2)
  }

  @Test func `a shard without a run key is refused`() throws {
    let store = try TestStore()
    #expect(throws: RecordingError.shardWithoutRunKey) {
      try store.record([attempt("a")]) { $0.shard = Shard(index: 1, total: 2) }
    }
  }

  @Test func `coverage alone joins the newest run of the commit or is refused`() throws {
    let store = try TestStore()
    let file = FileCoverage(path: "a.py", counts: CoverageCounts(linesCovered: 3, linesTotal: 4))
    #expect(throws: RecordingError.self) { try store.record([report(coverage: [file])]) }
    let run = try store.record([attempt("a")])
    let joined = try store.record([report(coverage: [file])])
    #expect(joined.run == run.run)
    #expect(joined.added == .coverageOrBenchmarks)
    #expect(joined.coverage?.percent(.line) == 75)
    #expect(try store.record([report(coverage: [file])]).added == .nothing)
  }

  @Test func `a run whose reports told of no test says so`() throws {
    let recording = try TestStore().record([ReportedAttempt]())
    #expect(recording.counts.tests == 0)
    #expect(recording.warnings.count == 1)
  }

  @Test func `names are stored to the letter`() throws {
    let store = try TestStore()
    let names = ["", "a'b\"c", "new\nline", "\u{1b}[31m", "%s", "🎉", "nul\u{0}nul", "ü/日本"]
    try store.record(names.map { attempt($0) })
    let results = try store.store.results(ofRun: RunID(1))
    let stored = try store.store.identities(of: results.map(\.test)).values.map(\.name)
    #expect(Set(stored) == Set(names))
  }

  @Test func `two processes that record at once both get in`() async throws {
    let store = try TestStore()
    let path = store.path
    try await withThrowingTaskGroup(of: Void.self) { group in
      for n in 1...8 {
        group.addTask {
          let own = try HistoryStore(path: path, mode: .create)
          var run = RunDescription(project: "shop", suite: "full")
          run.runKey = "\(n)"
          let attempts = (0..<200).map { attempt("t\($0)") }
          _ = try own.record(
            run, reports: [report(attempts)], at: Instant(microseconds: Int64(n)))
        }
      }
      try await group.waitForAll()
    }
    #expect(try store.store.results(ofRun: RunID(8)).count == 200)
  }
}
