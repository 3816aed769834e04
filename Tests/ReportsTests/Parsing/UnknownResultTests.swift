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
    """
    {"reportFormat":"CTRF","results":{"tool":{"name":"x"},"tests":[{"name":"a","status":"other",
    "rawStatus":"WORD"}]}}
    """,
    """
    {"created":1,"exitcode":0,"root":"/","tests":[{"nodeid":"a.py::a","outcome":"WORD"}]}
    """,
    """
    {"created":1,"exitcode":0,"root":"/","tests":[{"nodeid":"a.py::a","outcome":"WORD",
    "call":{"outcome":"passed","duration":1}}]}
    """,
    "<testsuite><testcase name=\"a\"><WORD/></testcase></testsuite>",
    "<testsuite><testcase name=\"a\"><x:WORD xmlns:x=\"y\"><skipped/></x:WORD></testcase></testsuite>",
    "<testsuite><testcase name=\"a\" status=\"run\"><skipped/><WORD>no</WORD></testcase></testsuite>",
    """
    <testExecutions version="1"><file path="a"><testCase name="a" duration="1"><WORD/></testCase></file>
    </testExecutions>
    """,
    "{\"type\":\"test\",\"event\":\"WORD\",\"name\":\"a\"}\n",
  ]

  @Test(arguments: reports)
  func `an unknown result is an error, and a warning names the word`(report: String) throws {
    let reading = try Reading(report.split(separator: "WORD").joined(separator: "Quux"))
    #expect(reading.outcomes == [.errored])
    #expect(reading.warnings.contains { $0.contains("quux") || $0.contains("Quux") })
  }

  @Test func `an element in a case that says how it ended is heard, a remark changes nothing`()
    throws
  {
    let elements: [(String, Outcome)] = [
      ("<aborted/>", .errored), ("<timeout message=\"slow\"/>", .timedOut), ("<rerun/>", .errored),
      ("<crashed/>", .crashed), ("<cancelled/>", .errored), ("<fail/>", .failed),
      ("<n:timed-out xmlns:n=\"x\"/>", .timedOut), ("<passed/>", .passed), ("<ignored/>", .skipped),
      ("<skipped/><broken/>", .errored), ("<attachments><attachment/></attachments>", .passed),
      ("<properties><property name=\"a\" value=\"b\"/></properties>", .passed),
      ("<system-out>x</system-out><system-err>y</system-err>", .passed), ("<steps/>", .passed),
      ("<Metadata><aborted/></Metadata>", .passed), ("<aborted/><failure/>", .failed),
    ]
    for (element, outcome) in elements {
      let report = "<testsuite><testcase name=\"a\">\(element)</testcase></testsuite>"
      #expect(try Reading(report).outcomes == [outcome], "\(element)")
    }
  }

  @Test func `a failure in attributes that few tools have is one`() throws {
    for (attribute, outcome) in [
      ("outcome=\"failed\"", Outcome.failed), ("state=\"Aborted\"", .errored),
      ("success=\"false\"", .failed), ("success=\"true\"", .passed), ("state=\"new\"", .passed),
    ] {
      let reading = try Reading("<testsuite><testcase name=\"a\" \(attribute)/></testsuite>")
      #expect(reading.outcomes == [outcome], "\(attribute)")
    }
  }

  @Test func `a suite that was aborted is an error of the run`() throws {
    let reading = try Reading("<testsuite name=\"s\"><testcase name=\"a\"/><aborted/></testsuite>")
    #expect(reading.runErrors.map(\.name) == ["s"] && reading.outcomes == [.passed])
  }

  @Test func `what pytest says of a whole test holds where no phase tells`() throws {
    for (word, outcome) in [
      ("passed", Outcome.passed), ("skipped", .skipped), ("xfailed", .xfailed), ("error", .errored),
      ("failed", .failed),
    ] {
      let reading = try Reading(
        "{\"created\":1,\"exitcode\":0,\"root\":\"/\",\"tests\":[{\"nodeid\":\"a.py::a\",\"outcome\":\"\(word)\"}]}"
      )
      #expect(reading.outcomes == [outcome], "\(word)")
    }
  }

  @Test func `of two words that differ the failure holds`() throws {
    let xunit = "<assembly><test name=\"a\" result=\"Pass\"><failure/></test></assembly>"
    #expect(try Reading(xunit).outcomes == [.failed])
    let nunit =
      "<test-run><test-case name=\"a\" result=\"Passed\"><failure/></test-case></test-run>"
    #expect(try Reading(nunit).outcomes == [.failed])
  }

  @Test func `a test of .NET that did not get to its end makes the run incomplete`() throws {
    for (word, outcome) in [
      ("InProgress", Outcome.skipped), ("PassedButRunAborted", .passed), ("Disconnected", .skipped),
    ] {
      let reading = try Reading(
        "<TestRun><Results><UnitTestResult testName=\"a\" outcome=\"\(word)\"/></Results></TestRun>"
      )
      #expect(reading.outcomes == [outcome] && !reading.summary.isComplete, "\(word)")
    }
  }

  @Test func `an unknown word of Allure is an error, a test of which it knows nothing is left out`()
    throws
  {
    let tests = ["\"status\":\"unknown\",", "", "\"status\":\"quux\",", "\"status\":\"passed\","]
      .enumerated().map { "\"\($0)\":{\($1)\"name\":\"t\($0)\",\"fullName\":\"a#t\($0)\"}" }
    let text =
      "{\"uuid\":\"u\",\"timestamp\":1,\"knownTestCaseIds\":[],\"testResults\":{\(tests.joined(separator: ","))}}\n"
    var outcomes: [Outcome] = []
    try AllureHistory.read(source(Array(text.utf8))) { outcomes += $0.attempts.map(\.outcome) }
    #expect(outcomes == [.errored, .passed])
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
