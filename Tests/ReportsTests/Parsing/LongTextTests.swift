import History
import Testing

@testable import Reports

/// However long a text is, the report is read and the text is cut.
struct LongTextTests {
  private static let long = String(repeating: "m", count: 5 << 18)

  private static let reports = [
    "<testsuite><testcase name=\"a\"><failure message=\"LONG\"/></testcase></testsuite>",
    "<testsuite><testcase name=\"a\"><failure type=\"LONG\">LONG</failure></testcase></testsuite>",
    "<testsuite><testcase name=\"LONG\"><failure/></testcase></testsuite>",
    """
    <testsuite><testcase name="a"><failure/><system-out>LONG</system-out></testcase></testsuite>
    """,
    """
    <test-run><test-case name="LONG" fullname="LONG" result="Failed"><failure><message>LONG</message>
    </failure></test-case></test-run>
    """,
    """
    <TestRun><Results><UnitTestResult testName="LONG" outcome="Failed"/></Results></TestRun>
    """,
    "<assembly><test name=\"LONG\" result=\"Fail\"/></assembly>",
    """
    {"numTotalTests":1,"testResults":[{"name":"a.js","assertionResults":[{"title":"a",
    "fullName":"LONG","status":"failed","failureMessages":["LONG"]}]}]}
    """,
    """
    {"reportFormat":"CTRF","results":{"tool":{"name":"x"},"tests":[{"name":"LONG",
    "status":"failed","message":"LONG"}]}}
    """,
    "{\"type\":\"test\",\"event\":\"failed\",\"name\":\"LONG\",\"stdout\":\"LONG\"}\n",
    "TAP version 13\nnot ok 1 - a\n# LONG\n1..1\n",
    "TAP version 13\nnot ok 1 - a\n  ---\n  message: LONG\n  ...\n1..1\n",
    """
    {"Action":"run","Package":"p","Test":"T"}
    {"Action":"output","Package":"p","Test":"T","Output":"LONG"}
    {"Action":"fail","Package":"p","Test":"T"}
    {"Action":"fail","Package":"p"}

    """,
  ]

  @Test(arguments: reports.indices)
  func `a text of over a megabyte is cut and the report is read`(index: Int) throws {
    let text = Self.reports[index].split(separator: "LONG", omittingEmptySubsequences: false)
      .joined(separator: Self.long)
    let attempts = try Reading(text).attempts
    #expect(attempts.map(\.outcome.isFailure) == [true])
    for attempt in attempts {
      #expect(attempt.test.id.utf8.count < 3 * BoundedName.limit)
      for failure in attempt.failures {
        let texts = [failure.type, failure.message, failure.detail].compactMap(\.self)
        #expect(texts.allSatisfy { $0.utf8.count <= FailureText.detailLimit })
      }
    }
  }
}
