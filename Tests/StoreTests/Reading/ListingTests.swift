import History
import TestSupport
import Testing

@testable import Store

struct ListingTests {
  private func attempt(_ name: String, _ outcome: Outcome, _ duration: Int64? = 5)
    -> ReportedAttempt
  {
    ReportedAttempt(
      test: TestIdentity(className: "c", name: name), outcome: outcome, duration: duration)
  }

  @Test func `cells hold what each test came to, and what its first attempt took`() throws {
    let test = try TestStore()
    let run = try test.record(
      [
        attempt("a", .passed, 7), attempt("b", .failed, 8), attempt("b", .passed, 9),
        attempt("c", .skipped, 1), attempt("d", .passed, nil),
      ], repeats: .retries)
    let cells = try #require(try test.store.cells(ofRuns: [run.run]).first)
    let names = try test.store.identities(of: cells.tests)
    #expect(cells.tests.map { names[$0]?.name } == ["a", "b", "c", "d"])
    #expect(cells.outcomes == [.passed, .passed, .skipped, .passed])
    #expect(cells.isFlaky == [false, true, false, false])
    #expect(cells.durations == [7, 8, -1, -1])
    #expect(cells.tried.map(\.attempts.count) == [2])
    let counts = try test.store.summary(ofRun: run.run).counts
    #expect(cells.counts == counts)
  }

  @Test func `a renamed test has its cells under its new name`() throws {
    let test = try TestStore()
    let first = try test.record([attempt("old", .passed)], at: 1)
    let second = try test.record([attempt("new", .passed)], at: 2)
    let store = test.store
    let (old, new) = try (
      #require(store.tests(like: "c::old", suite: nil).first),
      #require(store.tests(like: "c::new", suite: nil).first)
    )
    try store.rename([(old, new)], author: nil, at: Instant(microseconds: 0))
    let cells = try store.cells(ofRuns: [first.run, second.run])
    #expect(cells.map(\.tests) == [[new], [new]])
  }

  @Test func `runs are listed oldest first, the last ones, excluded ones too`() throws {
    let test = try TestStore()
    for second in 1...4 {
      try test.record([attempt("a", .passed)], at: Int64(second)) { run in
        run.branch = second == 2 ? "topic" : "main"
      }
    }
    let store = test.store
    let all = try store.runs(ofSuite: "full", [:], last: 3)
    #expect(all.map(\.run.commit) == ["c2", "c3", "c4"])
    try store.exclude(
      run: all[2].run.id, why: "a bad machine", author: nil, at: Instant(microseconds: 0))
    let main = try store.runs(ofSuite: "full", ["branch": "main"], last: 9)
    #expect(main.map(\.run.commit) == ["c1", "c3", "c4"])
    #expect(main.map { $0.run.excludedWhy } == [nil, nil, "a bad machine"])
    #expect(try store.runs(ofSuite: "none", [:], last: 9).isEmpty)
  }

  @Test func `a message that several tests said stands once`() throws {
    let test = try TestStore()
    func failing(_ name: String) -> ReportedAttempt {
      var failed = attempt(name, .failed)
      failed.failures = [Failure(type: "E", message: "same")]
      return failed
    }
    let run = try test.record([failing("a"), failing("b"), attempt("c", .passed)])
    let list = try test.store.failures(ofRuns: [run.run])
    #expect(list.entries.count == 2 && list.messages.count == 1)
    #expect(list.messages.first?.failure.message == "same")
  }
}
