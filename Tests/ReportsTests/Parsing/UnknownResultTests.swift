import History
import Testing

@testable import Reports

/// A result whose word is not known is never a pass.
struct UnknownResultTests {
  /// Of each format a report of one test, with `WORD` where its result stands.
  private static let reports = [
    "<testsuite><testcase name=\"a\" status=\"WORD\"/></testsuite>",
    "<testsuite><testcase name=\"a\" status=\"run\" result=\"WORD\"/></testsuite>",
    "<test-run><test-case name=\"a\" result=\"WORD\"/></test-run>",
    "<test-results><test-case name=\"a\" executed=\"True\" result=\"WORD\"/></test-results>",
    "<test-results><test-case name=\"a\" executed=\"True\" success=\"WORD\"/></test-results>",
    "<TestRun><Results><UnitTestResult testName=\"a\" outcome=\"WORD\"/></Results></TestRun>",
    "<assembly><test name=\"a\" result=\"WORD\"/></assembly>",
    """
    {"reportFormat":"CTRF","results":{"tool":{"name":"x"},"tests":[{"name":"a","status":"WORD"}]}}
    """,
    """
    {"numTotalTests":1,"testResults":[{"name":"a.js","assertionResults":[{"title":"a",
    "status":"WORD"}]}]}
    """,
    """
    {"stats":{"testsRegistered":1},"results":[{"tests":[{"title":"a","state":"WORD"}]}]}
    """,
    "{\"type\":\"test\",\"event\":\"WORD\",\"name\":\"a\"}\n",
  ]

  @Test(arguments: reports)
  func `an unknown result is an error, and a warning names the word`(report: String) throws {
    let reading = try Reading(report.split(separator: "WORD").joined(separator: "Quux"))
    #expect(reading.outcomes == [.errored])
    #expect(reading.warnings.contains { $0.contains("quux") || $0.contains("Quux") })
  }

  @Test func `a missing result of NUnit is an error`() throws {
    #expect(try Reading("<test-run><test-case name=\"a\"/></test-run>").outcomes == [.errored])
  }

  @Test func `words on a JUnit case that mean something are known`() throws {
    let words: [(String, Outcome)] = [
      ("status=\"run\" result=\"completed\"", .passed), ("status=\"OK\"", .passed),
      ("status=\"run\" result=\"suppressed\"", .skipped), ("status=\"broken\"", .errored),
      ("status=\"success\" result=\"failed\"", .failed), ("status=\"TimedOut\"", .timedOut),
    ]
    for (attributes, outcome) in words {
      let reading = try Reading("<testsuite><testcase name=\"a\" \(attributes)/></testsuite>")
      #expect(reading.outcomes == [outcome], "\(attributes)")
      #expect(!reading.warnings.contains { $0.contains("unknown") }, "\(attributes)")
    }
  }
}
