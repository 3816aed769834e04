import History
import Testing

@testable import Reports

struct MochawesomeTests {
  @Test func `suites in suites, pending tests, failures and hooks are told apart`() throws {
    let report = try Reading(
      """
      {"stats": {"passes": 1, "pending": 1, "testsRegistered": 4, "start": "2026-01-01T00:00:00Z",
        "end": "2026-01-01T00:00:02Z"},
       "results": [false, {"uuid": "1", "title": "", "file": "spec/cart.cy.js", "tests": [],
        "suites": [{"title": "cart", "file": "",
         "beforeHooks": [{"title": "\\"before each\\" hook", "fullTitle": "cart \\"before each\\" hook",
          "isHook": true, "state": "failed", "err": {"message": "down"}}],
         "tests": [
          {"title": "adds", "fullTitle": "cart adds", "duration": 120, "state": "passed", "err": {}},
          {"title": "slow", "fullTitle": "cart slow", "timedOut": true, "duration": 9,
           "state": "failed", "err": {"message": "late", "estack": "Error: late\\n at x"}}],
         "suites": [{"title": "old", "tests": [
          {"title": "later", "fullTitle": "cart old later", "duration": 0, "state": "pending",
           "err": {}},
          {"title": "kept", "fullTitle": "cart old kept", "duration": 0, "state": null,
           "skipped": true, "err": {}}]}]}]}],
       "meta": {"mochawesome": {"version": "7.1.3"}}}
      """)
    #expect(report.summary.format == "mochawesome")
    #expect(
      report.lines == [
        "passed spec/cart.cy.js::cart::adds", "timed out spec/cart.cy.js::cart::slow",
        "skipped spec/cart.cy.js::cart old::later", "skipped spec/cart.cy.js::cart old::kept",
      ])
    #expect(Set(report.attempts.map(\.test.file)) == ["spec/cart.cy.js"])
    #expect(report.attempts[0].duration == 120_000)
    #expect(report.attempts[1].failures.first?.detail == "Error: late\n at x")
    #expect(report.runErrors.map(\.failure.message) == ["down"])
    #expect(report.summary.wall == 2_000_000)
  }

  @Test func `a test is the same one in mocha's own report`() throws {
    let test = #"{"title": "adds", "fullTitle": "cart adds", "duration": 1, "err": {}"#
    let mochawesome = try Reading(
      """
      {"stats": {"passes": 1, "testsRegistered": 1}, "results": [{"title": "",
        "fullFile": "/builds/a/shop/test/cart.js", "file": "/test/cart.js",
        "suites": [{"title": "cart", "tests": [\(test)}]}]}]}
      """)
    let mocha = try Reading(
      """
      {"stats": {"passes": 1, "pending": 0},
       "tests": [\(test), "file": "/builds/a/shop/test/cart.js"}]}
      """)
    #expect(mocha.lines == ["passed test/cart.js::cart::adds"])
    #expect(mochawesome.lines == mocha.lines)
  }
}
