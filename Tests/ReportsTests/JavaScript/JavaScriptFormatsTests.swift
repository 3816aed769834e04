import History
import Testing

@testable import Reports

@Suite struct JavaScriptFormatsTests {
  @Test func `mocha's pending tests, failures, retries and hooks are told apart`() throws {
    let report = try Reading(
      """
      {"stats": {"passes": 1, "pending": 1, "failures": 2, "start": "2026-01-01T00:00:00.000Z",
                 "end": "2026-01-01T00:00:02.500Z"},
       "tests": [
        {"title": "adds", "fullTitle": "Calc adds", "file": "/home/runner/work/c/c/test/a.js",
         "duration": 3, "currentRetry": 1, "err": {}},
        {"title": "later", "fullTitle": "Calc later", "file": null, "currentRetry": 0, "err": {}},
        {"title": "breaks", "fullTitle": "Calc breaks", "duration": 0, "currentRetry": 0,
         "err": {"message": "no", "stack": "Error: no\\n  at x"}}],
       "failures": [
        {"title": "breaks", "fullTitle": "Calc breaks", "err": {"message": "no"}},
        {"title": "\\"before each\\" hook for \\"adds\\"",
         "fullTitle": "Calc \\"before each\\" hook for \\"adds\\"", "err": {"message": "down"}}]}
      """)
    #expect(
      report.lines == [
        "failed test/a.js::Calc::adds", "passed retry test/a.js::Calc::adds", "skipped Calc::later",
        "failed Calc::breaks",
      ])
    #expect(report.attempts[1].duration == 3000)
    #expect(report.attempts[1].test.file == "test/a.js")
    #expect(report.runErrors.map(\.failure.message) == ["down"])
    #expect(report.summary.wall == 2_500_000)
  }

  @Test func `jest's files, retries and files that did not start are told apart`() throws {
    let report = try Reading(
      """
      {"numTotalTests": 3, "startTime": 1700000000000, "wasInterrupted": false, "testResults": [
        {"name": "/home/runner/work/c/c/a.test.js", "endTime": 1700000001500, "message": "",
         "assertionResults": [
          {"ancestorTitles": ["Calc"], "title": "adds", "fullName": "Calc adds",
           "status": "passed", "duration": 4, "invocations": 2, "retryReasons": ["x"],
           "failureMessages": []},
          {"ancestorTitles": [], "title": "later", "fullName": "later", "status": "todo",
           "duration": null, "failureMessages": []},
          {"ancestorTitles": [], "title": "breaks", "fullName": "breaks", "status": "failed",
           "duration": 1, "failureMessages": ["Error: no\\n at x"]}]},
        {"testFilePath": "b.test.js", "failureMessage": "cannot compile", "testResults": []}]}
      """)
    #expect(
      report.lines == [
        "failed a.test.js::Calc adds", "passed retry a.test.js::Calc adds",
        "skipped a.test.js::later", "failed a.test.js::breaks",
      ])
    #expect(report.attempts.last?.failures.first?.message == "Error: no")
    #expect(report.runErrors.map(\.name) == ["b.test.js"])
    #expect(report.summary.wall == 1_500_000)
  }
}
