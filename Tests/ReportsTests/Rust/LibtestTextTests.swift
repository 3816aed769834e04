import History
import Reports
import Testing

struct LibtestTextTests {
  private let output = """

    running 3 tests
    test tests::good ... ok
    test tests::later ... ignored, slow
    test tests::bad ... FAILED

    failures:

    ---- tests::bad stdout ----

    thread 'tests::bad' (25551) panicked at src/lib.rs:6:16:
    assertion `left == right` failed
      left: 1
     right: 2


    failures:
        tests::bad

    test result: FAILED. 1 passed; 1 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.28s


    running 1 test
    test from_outside ... ok

    test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s

    """
  private let errors = """
       Compiling shop v0.1.0 (/shop)
        Finished `test` profile [unoptimized + debuginfo] target(s) in 1.77s
         Running unittests src/lib.rs (target/debug/deps/shop-507999230d6984fa)
         Running tests/api.rs (target/debug/deps/api-507999230d6984fb)
    """

  @Test func `outcomes and panics are read, of each binary, as from the harness's JSON`() throws {
    let text = try #require(LibtestText.joined(output, errors: errors))
    let reading = try Reading(text)
    #expect(reading.summary.format == "libtest-text" && reading.summary.isComplete)
    #expect(
      reading.outcomesByTest == [
        TestIdentity(container: "shop src/lib.rs", className: "tests", name: "good").id: [.passed],
        TestIdentity(container: "shop src/lib.rs", className: "tests", name: "later").id: [
          .skipped
        ],
        TestIdentity(container: "shop src/lib.rs", className: "tests", name: "bad").id: [.failed],
        TestIdentity(container: "tests/api.rs", name: "from_outside").id: [.passed],
      ])
    let failure = reading.attempts.first { $0.outcome == .failed }?.failures.first
    #expect(failure?.message == "assertion `left == right` failed")
  }

  @Test
  func `of what prints a mark a test those that failed have names, and the run is incomplete`()
    throws
  {
    let panic = """
      failures:

      ---- tests::bad stdout ----

      thread 'tests::bad' (5711) panicked at src/lib.rs:8:24:
      assertion `left == right` failed


      failures:
          tests::bad

      test result: FAILED. 1 passed; 1 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.09s
      """
    for marks in [".i 2/3\ntests::bad --- FAILED\n", "iF.\n"] {
      let reading = try Reading("\nrunning 3 tests\n\(marks)\n\(panic)\n")
      #expect(reading.lines == ["failed tests::bad"])
      #expect(reading.attempts[0].failures.first?.message == "assertion `left == right` failed")
      #expect(!reading.summary.isComplete && reading.runErrors.isEmpty)
      #expect(
        reading.warnings == [
          "2 tests that did not fail have no names in what cargo test -q prints, left out: without -q they have"
        ])
    }
  }

  @Test func `a run that failed without a test that did is an error`() throws {
    let text =
      "\nrunning 1 test\ntest a ... ok\n\ntest result: FAILED. 0 passed; 1 failed; 0 ignored\n"
    let reading = try Reading(text, as: "libtest-text")
    #expect(reading.outcomes == [.passed] && reading.runErrors.count == 1)
    #expect(try Reading(output, as: "libtest-text").runErrors.isEmpty)
  }

  @Test func `where both streams went to one place cargo's lines are there already`() throws {
    let lines = errors.split(separator: "\n").map(String.init)
    let parts = output.split(separator: "\nrunning 1 test").map(String.init)
    let mixed =
      lines[..<3].joined(separator: "\n") + parts[0] + lines[3] + "\n\nrunning 1 test" + parts[1]
    let text = try #require(LibtestText.joined(mixed, errors: ""))
    #expect(text.hasPrefix(lines[2]))
    #expect(
      try Reading(text).outcomesByTest
        == Reading(#require(LibtestText.joined(output, errors: errors))).outcomesByTest)
  }

  @Test func `what is cut short is incomplete, and where nothing ran there is no report`() throws {
    let cut = output.split(separator: "test tests::later")[0]
    #expect(try !Reading(String(cut), as: "libtest-text").summary.isComplete)
    #expect(LibtestText.joined("error: could not compile", errors: errors) == nil)
    #expect(LibtestText.joined("{\"type\":\"suite\"}", errors: "") == "{\"type\":\"suite\"}")
  }
}
