import History
import Testing

@testable import Reports

@Suite struct LibtestTests {
  @Test func `names divide into module and function`() throws {
    let report = try Reading(fixture: "rust/libtest.jsonl")
    #expect(
      report.lines == [
        "failed tests::fails", "skipped tests::ignored", "passed top", "passed tests::deep::passes",
      ])
    #expect(report.attempts.last?.test.className == "tests::deep")
    #expect(report.attempts.map(\.duration) == [43, nil, 1, 7921])
    #expect(
      report.attempts.first?.failures.first?.message
        == #"assertion `left == right` failed: one <is> not "two""#)
    #expect(report.summary.isComplete)
  }

  @Test func `suites follow one another, and one that breaks off leaves its test crashed`() throws {
    let report = try Reading(
      """
      { "type": "suite", "event": "started", "test_count": 0 }
      { "type": "suite", "event": "ok", "passed": 0 }
           Running unittests src/main.rs
      { "type": "suite", "event": "started", "test_count": 2 }
      { "type": "test", "event": "started", "name": "a" }
      { "type": "test", "name": "src/lib.rs - f::g (line 2)", "event": "ok" }
      """)
    #expect(report.lines == ["passed src/lib.rs::f::g (line 2)", "crashed a"])
    #expect(!report.summary.isComplete)
  }
}
