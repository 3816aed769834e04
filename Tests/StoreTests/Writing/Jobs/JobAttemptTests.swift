import History
import Testing

@testable import Store

/// Jobs that a CI starts again.
struct JobAttemptTests {
  private func record(
    _ attempts: [ReportedAttempt], attempt: Int64, shard: Shard = Shard(),
    labels: [String: String] = [:], isComplete: Bool = true, errors: [String] = [],
    job: String = "ci:1/test", in store: TestStore
  ) throws -> RecordedRun {
    var input = report(attempts, isComplete: isComplete)
    if !errors.isEmpty {
      let read = input.read
      input.read = { receive in
        for name in errors {
          try receive(.runError(RunError(name: name, failure: Failure(message: "boom"))))
        }
        return try read(receive)
      }
    }
    return try store.record([input]) {
      $0.runKey = job
      $0.attempt = BuildAttempt(job: job, number: attempt)
      $0.shard = shard
      $0.startedAt = nil
      $0.environment.labels = labels
    }
  }

  @Test func `a job that is started again continues its run`() throws {
    let store = try TestStore()
    let first = try record([attempt("a"), attempt("b", .failed)], attempt: 1, in: store)
    let second = try record([attempt("a"), attempt("b")], attempt: 2, in: store)
    #expect(second.run == first.run && second.added == .attempts)
    #expect(second.counts.passed == 2 && second.counts.flaky == 1)
    #expect(try store.store.results(ofRun: first.run).map(\.rerunCount) == [1, 1])
    #expect(try record([attempt("a"), attempt("b")], attempt: 2, in: store).added == .nothing)
  }

  @Test func `a failure after a pass stands until a pass comes after it`() throws {
    let store = try TestStore()
    let (pass, fail) = ([attempt("a")], [attempt("a", .failed)])
    #expect(try record(pass, attempt: 1, in: store).counts.failed == 0)
    #expect(try record(fail, attempt: 2, in: store).counts.failed == 1)
    #expect(try record(pass, attempt: 3, in: store).counts.failed == 0)
    let last = try record(fail, attempt: 4, in: store)
    #expect(last.counts.failed == 1 && last.counts.attempts == 4)
    #expect(try store.store.names(of: .runs).count == 1)
  }

  @Test(arguments: [[1, 2, 3], [1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]])
  func `attempts of a job stand in the CI's order, whenever their reports come`(order: [Int64])
    throws
  {
    for last in [Outcome.failed, .passed] {
      let store = try TestStore()
      let outcomes: [Int64: Outcome] = [
        1: .failed, 2: last == .failed ? .passed : .failed, 3: last,
      ]
      var run: RecordedRun?
      for number in order {
        run = try record(
          [attempt("a", outcomes[number] ?? .errored, number), attempt("b", .passed, number)],
          attempt: number, in: store)
      }
      #expect(run?.counts.tests == 2 && run?.counts.attempts == 6)
      #expect(run?.counts.failed == (last == .failed ? 1 : 0))
      #expect(try store.store.names(of: .runs).count == 1)
    }
  }

  @Test func `a report of an earlier attempt that comes late begins the run and is no latest one`()
    throws
  {
    let store = try TestStore()
    let second = try record([attempt("a", .passed, 2)], attempt: 2, errors: [], in: store)
    let first = try record(
      [attempt("a", .failed, 1), attempt("b", .passed, 1)], attempt: 1, errors: ["hook"],
      in: store)
    #expect(first.run == second.run && first.counts.passed == 2 && first.counts.flaky == 1)
    #expect(try store.store.results(ofRun: first.run).map(\.firstOutcome) == [.failed, .passed])
    #expect(
      try record([attempt("a", .failed, 1), attempt("b", .passed, 1)], attempt: 1, in: store).added
        == .nothing)
    #expect(try store.store.run(named: "latest") == first.run)
  }

  @Test func `an earlier attempt that broke off spoils no later one that had all of its tests`()
    throws
  {
    let store = try TestStore()
    try #require(try record([attempt("a"), attempt("b")], attempt: 2, in: store).isComplete)
    let late = try record(
      [attempt("a", .passed, 3)], attempt: 1, isComplete: false, errors: ["hook"], in: store)
    #expect(late.isComplete && late.errors == 0)
    let other = try TestStore()
    try #require(try record([attempt("a")], attempt: 2, in: other).isComplete)
    let wide = try record(
      [attempt("a", .passed, 3), attempt("b")], attempt: 1, isComplete: false, errors: ["hook"],
      in: other)
    #expect(!wide.isComplete && wide.errors == 1)
  }

  @Test func `what fails in the same way again is no pass in between`() throws {
    let store = try TestStore()
    #expect(try record([attempt("a", .failed)], attempt: 1, in: store).counts.failed == 1)
    #expect(try record([attempt("a", .failed)], attempt: 2, in: store).counts.failed == 1)
  }

  @Test func `another job, another label and the same attempt make runs of their own`() throws {
    let store = try TestStore()
    let first = try record([attempt("a", .failed)], attempt: 1, in: store)
    for other in [
      try record([attempt("a")], attempt: 2, job: "ci:1/other", in: store),
      try record([attempt("a")], attempt: 2, labels: ["py": "3.13"], in: store),
      try record([attempt("a")], attempt: 1, in: store),
    ] {
      #expect(other.run != first.run && other.added == .run)
    }
  }

  @Test func `of siblings with one name the one with the same tests is continued`() throws {
    let store = try TestStore()
    let small = try record([attempt("a", .failed)], attempt: 1, in: store)
    let large = try record([attempt("b", .failed), attempt("c")], attempt: 1, in: store)
    #expect(try record([attempt("b"), attempt("c")], attempt: 2, in: store).run == large.run)
    #expect(try record([attempt("a")], attempt: 2, in: store).run == small.run)
    let stranger = try record([attempt("x"), attempt("y")], attempt: 2, in: store)
    #expect(stranger.added == .run && stranger.warnings.isEmpty)
  }

  @Test func `siblings that nothing tells apart never forgive each other`() throws {
    let store = try TestStore()
    let red = try record([attempt("a", .failed)], attempt: 1, in: store)
    try #require(try record([attempt("a", .passed, 5)], attempt: 1, in: store).added == .run)
    let again = try record([attempt("a", .passed, 7)], attempt: 2, in: store)
    #expect(again.added == .run)
    #expect(again.warnings.contains { $0.text.contains("--run-key") })
    #expect(try store.store.summary(ofRun: red.run).counts.failed == 1)
  }

  @Test func `a shard that is started again continues its part of the run`() throws {
    let store = try TestStore()
    let (one, two) = (Shard(index: 1, total: 2), Shard(index: 2, total: 2))
    _ = try record([attempt("a")], attempt: 1, shard: one, in: store)
    _ = try record([attempt("b", .failed)], attempt: 1, shard: two, in: store)
    let again = try record([attempt("b")], attempt: 2, shard: two, in: store)
    #expect(again.isComplete && again.counts.passed == 2 && again.counts.flaky == 1)
    #expect(try record([attempt("b")], attempt: 2, shard: two, in: store).added == .nothing)
  }

  @Test func `a shard that comes again in the same attempt forgives nothing`() throws {
    let store = try TestStore()
    let shard = Shard(index: 1, total: 2)
    _ = try record([attempt("a", .failed)], attempt: 1, shard: shard, in: store)
    let again = try record([attempt("a")], attempt: 1, shard: shard, in: store)
    #expect(again.counts.failed == 1)
    #expect(again.warnings.contains { $0.text.contains("--attempt-of") })
  }

  @Test func `a whole execution takes the place of one that broke off`() throws {
    let store = try TestStore()
    let broken = try record(
      [attempt("a")], attempt: 1, isComplete: false, errors: ["conftest"], in: store)
    #expect(!broken.isComplete && broken.errors == 1)
    let partial = try record([ReportedAttempt](), attempt: 2, in: store)
    #expect(!partial.isComplete && partial.errors == 1)
    let whole = try record([attempt("a"), attempt("b")], attempt: 3, in: store)
    #expect(whole.run == broken.run && whole.isComplete && whole.errors == 0)
  }

  @Test func `an execution that breaks off leaves a whole run incomplete`() throws {
    let store = try TestStore()
    _ = try record([attempt("a")], attempt: 1, in: store)
    let broken = try record([attempt("a", .passed, 5)], attempt: 2, isComplete: false, in: store)
    #expect(!broken.isComplete)
  }

  @Test func `a run that is continued is the latest`() throws {
    let store = try TestStore()
    let first = try record([attempt("a", .failed)], attempt: 1, in: store)
    try store.store.connection.execute("UPDATE runs SET recorded_at = 1")
    try store.record([attempt("z")], at: 2)
    try store.store.connection.execute("UPDATE runs SET recorded_at = 2 WHERE id = 2")
    _ = try record([attempt("a")], attempt: 2, in: store)
    #expect(try store.store.run(named: "latest") == first.run)
    #expect(try store.store.run(named: "latest", branch: "main") == first.run)
  }
}
