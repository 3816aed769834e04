import History
import Testing

@testable import Reports

struct PlaywrightJSONTests {
  /// Written by Playwright's types (`JSONReport`), with what its reporter leaves out left out.
  private func report(
    _ results: String, expected: String = "passed", stats: String = "", errors: String = ""
  ) -> String {
    """
    {"config": {"configFile": "/home/ci/shop/e2e/playwright.config.ts", "rootDir": "/home/ci/shop/e2e",
      "workers": 4, "metadata": {"actualWorkers": 2}, "projects": [{"name": "chromium"}]},
     "suites": [{"title": "cart.spec.ts", "file": "cart.spec.ts", "line": 0, "specs": [],
      "suites": [{"title": "Cart", "file": "cart.spec.ts", "specs": [{"title": "adds", "ok": true,
       "tests": [{"expectedStatus": "\(expected)", "projectName": "chromium",
        "results": [\(results)], "status": "flaky"}], "file": "cart.spec.ts"}]}]}],
     "errors": [\(errors)], "stats": {"startTime": "2026-01-01T00:00:00.000Z", "duration": 1500.25
      \(stats)}}
    """
  }

  private func result(_ status: String, retry: Int = 0, _ more: String = "") -> String {
    """
    {"workerIndex": \(retry + 3), "parallelIndex": 1, "status": "\(status)", "duration": 120.5,
     "retry": \(retry), "startTime": "2026-01-01T00:00:01.000Z"\(more)}
    """
  }

  @Test func `attempts, workers, times and the run's wall time are told`() throws {
    let failure =
      #", "error": {"message": "late", "stack": "late\n at x"}, "errors": [{"message": "late"}]"#
    let text = report(
      result("timedOut", retry: 0, failure) + "," + result("passed", retry: 1),
      stats: #", "expected": 0, "skipped": 0, "unexpected": 0, "flaky": 1"#)
    let reading = try Reading(text, checkout: "/home/ci/shop")
    #expect(reading.summary.format == "playwright")
    #expect(
      reading.lines == [
        "timed out 1 cart.spec.ts::[chromium] Cart › adds",
        "passed retry 1 cart.spec.ts::[chromium] Cart › adds",
      ])
    #expect(reading.attempts.map(\.duration) == [120_500, 120_500])
    #expect(reading.attempts[0].failures == [Failure(message: "late", detail: "late\n at x")])
    #expect(reading.attempts[0].start == Instant(iso8601: "2026-01-01T00:00:01Z"))
    #expect(reading.attempts[0].test.file == "e2e/cart.spec.ts")
    #expect(reading.summary.workers == 2)
    #expect(reading.summary.wall == 1_500_250)
    #expect(reading.summary.wallIsMeasured && !reading.summary.wallIsFromTests)
    #expect(reading.summary.isComplete)
    #expect(reading.warnings.isEmpty)
  }

  @Test func `a test is the same one as in Playwright's JUnit report`() throws {
    let junit = try Reading(
      """
      <testsuites id="" name="" tests="1" failures="0" skipped="0" errors="0" time="1.5">
      <testsuite name="cart.spec.ts" timestamp="2026-01-01T00:00:00Z" hostname="chromium" tests="1">
      <testcase name="Cart › adds" classname="cart.spec.ts" time="0.12"/></testsuite></testsuites>
      """)
    let json = try Reading(report(result("passed")))
    #expect(json.attempts.map(\.test.id) == junit.attempts.map(\.test.id))
  }

  @Test(arguments: [
    ("passed", "passed", Outcome.passed), ("failed", "failed", .xfailed),
    ("passed", "failed", .failed), ("skipped", "skipped", .skipped), ("odd", "passed", .errored),
  ])
  func `what was expected decides with what happened`(
    status: String, expected: String, outcome: Outcome
  ) throws {
    let reading = try Reading(report(result(status), expected: expected))
    #expect(reading.outcomes == [outcome])
  }

  @Test func `a run that was stopped is not complete, and errors of no test are the run's`() throws
  {
    let stopped = try Reading(report(result("interrupted")))
    #expect(stopped.outcomes == [.skipped])
    #expect(!stopped.summary.isComplete)
    let unbegun = try Reading(report(""))
    #expect(unbegun.outcomes == [.skipped])
    #expect(!unbegun.summary.isComplete)
    let broken = try Reading(report(result("passed"), errors: #"{"message": "no such module"}"#))
    #expect(broken.runErrors.map(\.failure.message) == ["no such module"])
  }

  @Test func `failures that are counted and not told are an error of the run`() throws {
    let reading = try Reading(
      report(result("passed"), stats: #", "expected": 1, "unexpected": 1"#))
    #expect(reading.runErrors.count == 1)
    #expect(!reading.summary.isComplete)
  }
}
