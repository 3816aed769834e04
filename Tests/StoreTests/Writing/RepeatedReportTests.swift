import History
import Testing

@testable import Store

/// A report counts once for a run, however often and under whatever name it comes.
struct RepeatedReportTests {
  private let one = report([attempt("a", .failed)], name: "one.xml")
  private let copy = report([attempt("a", .failed)], name: "copy of one.xml")
  private let two = report([attempt("b")], name: "two.xml")

  @Test func `a report that comes twice in one call counts once`() throws {
    let store = try TestStore()
    let recording = try store.record([one, two, copy])
    #expect(recording.counts.attempts == 2)
    #expect(recording.warnings.map(\.text).contains { $0.hasPrefix("copy of one.xml: ") })
    #expect(try store.record([two, one]).run == recording.run)
  }

  @Test func `attempts that the run has are not added again beside new ones`() throws {
    let store = try TestStore()
    let run = try store.record([one])
    let retry = report([attempt("a", .failed, 7)], name: "retry1.xml")
    let last = report([attempt("a", .passed, 8)], name: "retry2.xml")
    #expect(try store.record([retry], attemptOf: run.run).counts.attempts == 2)
    let third = try store.record([retry, last], attemptOf: run.run)
    #expect(third.added == .attempts)
    #expect(third.counts.attempts == 3)
    #expect(third.counts.flaky == 1)
    #expect(try store.record([last, retry, one], attemptOf: run.run).added == .nothing)
  }

  @Test func `an execution that was measured is another one, though it took as long`() throws {
    let store = try TestStore()
    let run = try store.record([one])
    func execute(at second: Int64) throws -> RecordedRun {
      try store.record([one], at: second, attemptOf: run.run) {
        $0.measurement = Measurement(wall: 1, user: 1, system: 1, exitCode: 0)
      }
    }
    #expect(try execute(at: 2).counts.attempts == 2)
    #expect(try execute(at: 3).counts.attempts == 3)
    #expect(try execute(at: 3).added == .nothing)
    #expect(try store.record([one], at: 4, attemptOf: run.run).added == .nothing)
  }

  @Test func `a shard's report that comes twice counts once`() throws {
    let store = try TestStore()
    func shard(_ index: Int, _ reports: [ReportInput]) throws -> RecordedRun {
      try store.record(reports) {
        $0.runKey = "build"
        $0.shard = Shard(index: index, total: 2)
      }
    }
    #expect(try shard(1, [one, copy]).counts.attempts == 1)
    #expect(try shard(2, [two, two]).counts.attempts == 2)
    #expect(try shard(2, [two]).added == .nothing)
  }

  @Test func `a pipe that cannot be read twice is recorded as it came`() throws {
    let store = try TestStore()
    var pipe = one
    pipe.canBeReadAgain = false
    #expect(try store.record([pipe, two]).counts.attempts == 2)
  }

  @Test func `coverage that comes again with another run's tests joins once`() throws {
    let store = try TestStore()
    let file = FileCoverage(path: "a.py", counts: CoverageCounts(linesCovered: 3, linesTotal: 4))
    let coverage = report(coverage: [file])
    let run = try store.record([one, coverage])
    let again = try store.record([one, coverage])
    #expect(again.added == .nothing && again.run == run.run)
    #expect(again.coverage?.linesTotal == 4)
  }
}
