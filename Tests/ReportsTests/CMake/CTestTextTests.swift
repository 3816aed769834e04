import History
import Reports
import TestSupport
import Testing

struct CTestTextTests {
  private func run(_ lines: String...) -> String {
    (["Test project /shop/build"] + lines).joined(separator: "\n")
  }
  private let end = "100% tests passed, 0 tests failed out of 2"

  @Test func `the text tells how each test ended, and is complete with its last lines`() throws {
    let reading = try Reading(fixture: "ctest/gallery.txt")
    #expect(reading.summary.format == "ctest-text" && reading.summary.dialect == .ctest)
    #expect(reading.summary.isComplete && reading.runErrors.isEmpty)
    #expect(
      reading.lines == [
        "passed good", "failed bad", "skipped later", "skipped gone", "timed out slow",
        "skipped off", "failed crash", "failed noisy",
      ])
    #expect(reading.attempts[4].duration.map { $0 >= 1_000_000 } == true)
    #expect(reading.attempts[2].duration == nil)
  }

  @Test func `names may hold dots, stars' words and blanks`() throws {
    let reading = try Reading(
      run(
        "1/3 Test #1: unit.cart ... adds .......   Passed    0.05 sec",
        "2/3 Test #2: a Passed b ....Subprocess aborted***Exception:   0.10 sec",
        "3/3 Test #13: regex ........***Failed  Error regular expression found in output. Regex=[a...b]  1.25 sec",
        "33% tests passed, 2 tests failed out of 3"))
    #expect(
      reading.lines == [
        "passed unit.cart ... adds", "crashed a Passed b", "failed regex",
      ])
    #expect(reading.attempts.map(\.duration) == [50_000, 100_000, 1_250_000])
    #expect(
      reading.attempts[2].failures.map(\.message)
        == ["Error regular expression found in output. Regex=[a...b]"])
    #expect(reading.summary.isComplete)
  }

  @Test func `an output that ends in a test leaves it crashed, and the report incomplete`() throws {
    let reading = try Reading(
      run(
        "    Start 1: good", "1/2 Test #1: good ...   Passed    0.05 sec", "    Start 2: stuck"))
    #expect(reading.lines == ["passed good", "crashed stuck"])
    #expect(!reading.summary.isComplete)
  }

  @Test func `a total of more tests than are told is an incomplete report`() throws {
    let reading = try Reading(run("1/2 Test #1: good ...   Passed    0.05 sec", end))
    #expect(!reading.summary.isComplete)
  }

  @Test func `failures that no line tells are an error of the run`() throws {
    let reading = try Reading(
      run(
        "1/1 Test #1: gone ...***Not Run   0.00 sec", "0% tests passed, 1 tests failed out of 1"))
    #expect(reading.runErrors.count == 1)
  }

  @Test func `tests of one name in two build folders are two`() throws {
    let line = "1/1 Test #1: unit ...   Passed    0.05 sec"
    let total = "100% tests passed, 0 tests failed out of 1"
    let reading = try Reading(
      ["Test project /a", line, total, "Test project /b", line, total].joined(separator: "\n"))
    #expect(reading.attempts.map(\.test.container) == [nil, "2"])
    #expect(reading.summary.isComplete)
  }

  @Test func `what a build prints before is no part of it, and lines alone are none`() {
    #expect(CTestText.report(in: "cmake\nTest project /shop/build\nNo tests were found!!!") == nil)
    let text = run("1/1 Test #1: unit ...   Passed    0.05 sec")
    #expect(CTestText.report(in: "make: done\n" + text) == text)
  }
}
