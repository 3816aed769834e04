import History
import TestSupport
import Testing

@testable import Reports

struct AllureResultsTests {
  /// The result files of a real run, as one report.
  private func read(_ names: [String]) throws -> (
    lines: [String], attempts: [ReportedAttempt], ReportSummary
  ) {
    var attempts: [ReportedAttempt] = []
    let summary = try AllureResults.read(
      names.count,
      sources: { try ReportSource(path: Project.fixture("allure/results/\(names[$0])")) },
      into: { event in if case .attempt(let attempt) = event { attempts.append(attempt) } })
    let lines = attempts.map {
      ([$0.outcome.word, $0.isRetry ? "retry" : nil, $0.test.id] as [String?]).compactMap { $0 }
        .joined(separator: " ")
    }
    return (lines, attempts, summary)
  }

  @Test func `files of a folder are one report, in the order in which the tests ran`() throws {
    let names = (1...11).map { $0 < 9 ? "\($0)-result.json" : "\($0)-container.json" }
    let (lines, attempts, summary) = try read(names)
    #expect(
      lines == [
        "passed test_cart.TestCart::test_passes", "failed test_cart.TestCart::test_fails",
        "skipped test_cart.TestCart::test_skipped", "passed test_cart.TestCart::test_counts[1]",
        "failed test_cart.TestCart::test_counts[2]", "errored test_cart::test_errors",
        "failed test_cart::test_flaky", "passed retry test_cart::test_flaky",
      ])
    #expect((10_000..<60_000).contains(try #require(attempts[0].duration)))
    #expect(attempts[0].worker?.hasSuffix("MainThread") == true)
    #expect(attempts[1].failures.first?.message?.contains("no <good>") == true)
    #expect(summary.wall == summary.end!.microseconds - summary.start!.microseconds)
  }

  @Test func `of the names in a folder only those of results are taken`() {
    #expect(
      AllureResults.files(in: ["b-result.json", "a-result.json", "c-container.json", "x.png"]) == [
        "a-result.json", "b-result.json",
      ])
  }

  @Test func `parameters tell apart what has one name; an unknown status is no pass`() throws {
    let report = try Reading(
      """
      {"uuid": "1", "historyId": "h", "fullName": "shop.CartTest.adds", "name": "adds",
       "status": "strange", "start": 1000, "stop": 3000,
       "parameters": [{"name": "count", "value": "2"}, {"name": "at", "value": "9", "excluded": true}]}
      """)
    #expect(report.summary.format == "allure")
    #expect(report.lines == ["errored shop.CartTest::adds[2]"])
    #expect(report.attempts[0].duration == 2_000_000)
  }
}
