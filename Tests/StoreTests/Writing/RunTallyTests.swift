import History
import Testing

@testable import Store

struct RunTallyTests {
  private func expectSameWhenReadAgain(_ attempts: [ReportedAttempt], _ repeats: RepeatPolicy)
    throws
  {
    let store = try TestStore()
    let recording = try store.record(attempts, repeats: repeats)
    let summary = try store.store.summary(ofRun: store.store.run(named: "latest"))
    #expect(recording.counts == summary.counts)
    #expect(recording.duration == summary.duration)
  }

  @Test func `what a run comes to is the same counted while it is recorded as read again`() throws {
    try expectSameWhenReadAgain([], .unknown)
    try expectSameWhenReadAgain(
      [
        attempt("a"), attempt("b", .failed), attempt("c", .skipped), attempt("d", .xfailed),
        attempt("e", .xpassed), attempt("f", .errored), attempt("g", .crashed),
      ], .unknown)
    try expectSameWhenReadAgain([attempt("a", .failed), attempt("b"), attempt("a")], .executions)
    try expectSameWhenReadAgain([attempt("a", .failed), attempt("b"), attempt("a")], .retries)
  }

  @Test func `sums of durations stop at the greatest number`() {
    var tally = RunTally()
    tally.add(.passed, duration: .max)
    tally.add(.passed, duration: 1)
    #expect(tally.duration == .max)
    #expect(tally.firstDuration == .max)
  }
}
