import History
import Testing

@testable import Reports

@Suite struct GoTestTests {
  @Test func `durations come from the time stamps, without the pauses`() throws {
    let report = try Reading(fixture: "go/calc.jsonl")
    let package = "example.com/gallery/calc"
    #expect(
      report.lines == [
        "passed \(package)::TestAbs/of_-1", "passed \(package)::TestAbs/of_0",
        "passed \(package)::TestAbs/of_1",
        "failed \(package)::TestFails", "skipped \(package)::TestSkips",
        "passed \(package)::TestParallel/x", "passed \(package)::TestParallel/x#01",
        "passed \(package)::TestPrintsNoNewline",
      ])
    #expect(report.attempts.first?.duration == 195)
    let parallel = report.attempts.filter { $0.test.name.hasPrefix("TestParallel/") }
    #expect(parallel.allSatisfy { (20_000...30_000).contains($0.duration ?? 0) })
    #expect(report.summary.isComplete && report.summary.wallIsMeasured)
  }

  @Test func `a failure and a skip say why`() throws {
    let report = try Reading(fixture: "go/calc.jsonl")
    let told = report.attempts.flatMap(\.failures).map(\.message)
    #expect(told == ["calc_test.go:20: got 2, want 3", "calc_test.go:24: no network"])
  }

  @Test func `a replay from the cache has no durations`() throws {
    let report = try Reading(fixture: "go/cached.jsonl")
    #expect(report.lines == ["passed example.com/gallery/pure::TestPure"])
    #expect(report.attempts.first?.duration == nil)
  }

  @Test func `repeats are executions`() throws {
    let report = try Reading(fixture: "go/count.jsonl")
    #expect(report.attempts.count == 2)
    #expect(report.summary.repeats == .executions)
    #expect(report.attempts.allSatisfy { !$0.isRetry })
  }

  @Test func `a test without an end timed out and the run is incomplete`() throws {
    let report = try Reading(fixture: "go/timeout.jsonl")
    let package = "example.com/gallery/slow"
    #expect(report.lines == ["passed \(package)::TestQuick", "timed out \(package)::TestHangs"])
    #expect(!report.summary.isComplete)
  }

  @Test func `a panic fails its test and leaves the run incomplete`() throws {
    let report = try Reading(fixture: "go/panic.jsonl")
    #expect(report.lines.last == "failed example.com/gallery/panics::TestPanics")
    #expect(report.attempts.last?.failures.first?.message == "panic: boom [recovered]")
    #expect(!report.summary.isComplete)
  }

  @Test func `a package that fails without a test is an error of the run`() throws {
    let report = try Reading(fixture: "go/exit.jsonl")
    #expect(report.runErrors.map(\.name) == ["example.com/gallery/exits"])
    #expect(!report.summary.isComplete)
  }

  @Test func `what was not built is an error of the run, in lines or in events`() throws {
    let lines = try Reading(fixture: "go/build-failed.jsonl")
    #expect(lines.runErrors.map(\.name) == ["example.com/gallery/broken"])
    #expect(lines.runErrors.first?.failure.message?.contains("undefined") == true)
    #expect(lines.attempts.count == 1)
    let events = try Reading(
      """
      {"ImportPath":"x [x.test]","Action":"build-output","Output":"# x [x.test]\\n"}
      {"ImportPath":"x [x.test]","Action":"build-output","Output":"a.go:3:8: no\\n"}
      {"ImportPath":"x [x.test]","Action":"build-fail"}
      {"Time":"2026-01-01T00:00:00Z","Action":"start","Package":"x"}
      {"Time":"2026-01-01T00:00:00Z","Action":"output","Package":"x","Output":"FAIL\\tx\\n"}
      {"Time":"2026-01-01T00:00:00Z","Action":"fail","Package":"x","FailedBuild":"x [x.test]"}
      """)
    #expect(events.runErrors.map(\.failure.message) == ["a.go:3:8: no"])
    #expect(!events.summary.isComplete)
  }

  @Test func `a benchmark has no end and is no test`() throws {
    let report = try Reading(fixture: "go/bench.jsonl")
    #expect(report.attempts.isEmpty && report.runErrors.isEmpty && report.summary.isComplete)
  }

  @Test func `lines of the tool chain are counted and passed over`() throws {
    let report = try Reading(
      """
      go: downloading example.com/x v1.0.0
      {"Action":"run","Package":"x","Test":"T"}

      {"level":"info"}
      {"Action":"pass","Package":"x","Test":"T","Elapsed":0.02}
      {"Action":"pass","Package":"x","Elapsed":0.03}
      """)
    #expect(report.attempts.map(\.duration) == [20_000])
    #expect(report.warnings == ["2 lines are no events of go test, the first is line 1"])
  }

  @Test func `stamps that say something else than the time that Go took are not its duration`()
    throws
  {
    func event(_ action: String, _ seconds: String, _ elapsed: String = "") -> String {
      #"{"Time":"2026-01-01T00:00:0\#(seconds)Z","Action":"\#(action)","Package":"x","Test":"T"\#(elapsed)}"#
    }
    for (elapsed, duration) in [
      (#","Elapsed":0.02"#, 24_000), (#","Elapsed":0.05"#, 50_000), (#","Elapsed":0"#, nil),
      ("", 24_000), (#","Elapsed":-9e12"#, nil),
    ] as [(String, Int64?)] {
      let end = elapsed == #","Elapsed":0"# ? "1" : "0.024"
      let report = try Reading(event("run", "0") + "\n" + event("pass", end, elapsed))
      #expect(report.attempts.map(\.duration) == [duration], "\(elapsed)")
    }
  }

  @Test func `what is printed behind a package's end changes nothing`() throws {
    let report = try Reading(
      """
      {"Action":"run","Package":"x","Test":"T"}
      {"Action":"pass","Package":"x","Test":"T","Elapsed":0.02}
      {"Action":"pass","Package":"x","Elapsed":0.03}
      {"Action":"output","Package":"x","Output":"late\\n"}
      """)
    #expect(report.lines == ["passed x::T"] && report.summary.isComplete)
  }

  @Test func `a stream that breaks off leaves its tests crashed`() throws {
    let report = try Reading(
      #"{"Time":"2026-01-01T00:00:00Z","Action":"run","Package":"x","Test":"T"}"#)
    #expect(report.lines == ["crashed x::T"])
    #expect(!report.summary.isComplete)
  }
}
