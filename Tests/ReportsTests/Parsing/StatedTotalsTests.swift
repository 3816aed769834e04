import History
import Testing

/// Of each format one report in which everything that is stated is told, and what breaks that.
struct StatedTotalsTests {
  struct Sample: CustomTestStringConvertible, Sendable {
    var format: String
    var whole: String
    /// What is put in place of what, so that a failure is stated that no test carries.
    var failing: [(String, String)]
    /// The same for tests that are stated and missing.
    var missing: [(String, String)] = []
    var testDescription: String { format }
  }

  static let samples = [
    Sample(
      format: "jest",
      whole: """
        {"numTotalTests":1,"numFailedTests":0,"numTotalTestSuites":1,"numRuntimeErrorTestSuites":0,
        "success":true,"wasInterrupted":false,"testResults":[{"name":"a.js","message":"","status":"passed",
        "assertionResults":[{"title":"a","fullName":"a","status":"passed","duration":1}]}]}
        """,
      failing: [
        ("\"success\":true", "\"success\":false"), ("Tests\":0", "Tests\":2"),
        ("ErrorTestSuites\":0", "ErrorTestSuites\":1"),
        ("\"status\":\"passed\",\n", "\"status\":\"failed\",\n"),
        ("\"message\":\"\"", "\"testExecError\":{\"message\":\"no\"}"),
      ],
      missing: [
        ("TotalTests\":1", "TotalTests\":3"), ("TotalTestSuites\":1", "TotalTestSuites\":4"),
        ("Interrupted\":false", "Interrupted\":true"),
      ]),
    Sample(
      format: "mocha",
      whole: """
        {"stats":{"suites":1,"tests":1,"passes":1,"pending":0,"failures":0,
        "start":"2026-01-01T00:00:00Z","end":"2026-01-01T00:00:01Z","duration":1000},
        "tests":[{"title":"a","fullTitle":"s a","duration":1,"err":{}}],"pending":[],"failures":[],"passes":[]}
        """,
      failing: [("failures\":0", "failures\":2")], missing: [("\"tests\":1", "\"tests\":2")]),
    Sample(
      format: "ctrf",
      whole: """
        {"reportFormat":"CTRF","results":{"tool":{"name":"x"},"summary":{"tests":1,"passed":1,"failed":0,
        "start":1,"stop":2},"tests":[{"name":"a","status":"passed","duration":1,"rawStatus":"passed"}]}}
        """,
      failing: [("failed\":0", "failed\":1")],
      missing: [("tests\":1", "tests\":3"), ("Status\":\"passed", "Status\":\"interrupted")]),
    Sample(
      format: "pytest-json-report",
      whole: """
        {"created":2.0,"duration":1.0,"exitcode":0,"root":"/w","environment":{},
        "summary":{"passed":1,"total":1,"collected":2,"deselected":1},
        "tests":[{"nodeid":"a.py::t","outcome":"passed","call":{"duration":1,"outcome":"passed"}}]}
        """,
      failing: [
        ("exitcode\":0", "exitcode\":1"), ("exitcode\":0", "exitcode\":3"),
        ("passed\":1,", "failed\":1,"),
      ],
      missing: [
        ("exitcode\":0", "exitcode\":2"), ("total\":1", "total\":2"),
        ("collected\":2", "collected\":3"),
      ]),
    Sample(
      format: "pytest-reportlog",
      whole: """
        {"pytest_version":"9.2.0","$report_type":"SessionStart"}
        {"nodeid":"a.py::t","when":"call","outcome":"passed","duration":1,"$report_type":"TestReport"}
        {"nodeid":"a.py::t","when":"teardown","outcome":"passed","duration":0,"$report_type":"TestReport"}
        {"exitstatus":0,"$report_type":"SessionFinish"}
        """,
      failing: [("exitstatus\":0", "exitstatus\":1"), ("exitstatus\":0", "exitstatus\":4")],
      missing: [("exitstatus\":0", "exitstatus\":2"), ("SessionFinish", "Other")]),
    Sample(
      format: "libtest",
      whole: """
        {"type":"suite","event":"started","test_count":1}
        {"type":"test","event":"started","name":"t"}
        {"type":"test","name":"t","event":"ok"}
        {"type":"suite","event":"ok","passed":1,"failed":0,"ignored":0}
        """,
      failing: [
        ("failed\":0", "failed\":1"), ("event\":\"ok\",\"passed", "event\":\"failed\",\"passed"),
      ],
      missing: [
        ("count\":1", "count\":2"), ("suite\",\"event\":\"ok\"", "suite\",\"event\":\"started\""),
      ]),
    Sample(
      format: "trx",
      whole: """
        <TestRun><Times start="2026-01-01T00:00:00Z" finish="2026-01-01T00:00:01Z"/><Results>
        <UnitTestResult testName="t" outcome="Passed" duration="00:00:00.1"/></Results>
        <ResultSummary outcome="Completed"><Counters total="1" executed="1" passed="1" failed="0"
        error="0" timeout="0" aborted="0" inProgress="0"/></ResultSummary></TestRun>
        """,
      failing: [
        ("Completed", "Failed"), ("failed=\"0\"", "failed=\"1\""), ("error=\"0\"", "error=\"1\""),
        ("timeout=\"0\"", "timeout=\"1\""),
      ],
      missing: [
        ("total=\"1\"", "total=\"2\""), ("Completed", "Aborted"), ("Completed", "Timeout"),
        ("inProgress=\"0\"", "inProgress=\"1\""),
      ]),
    Sample(
      format: "nunit3",
      whole: """
        <test-run result="Passed" label="" total="1" passed="1" failed="0" duration="1">
        <test-suite type="Assembly" name="a.dll" fullname="a.dll" result="Passed" site="Child">
        <test-case name="t" fullname="c.t" classname="c" result="Passed" duration="0.1"/></test-suite>
        </test-run>
        """,
      failing: [
        ("run result=\"Passed\"", "run result=\"Failed\""), ("failed=\"0\"", "failed=\"1\""),
        ("a.dll\" result=\"Passed\"", "a.dll\" result=\"Failed\""),
      ],
      missing: [("total=\"1\"", "total=\"2\""), ("label=\"\"", "label=\"Cancelled\"")]),
    Sample(
      format: "nunit2",
      whole: """
        <test-results name="a.dll" total="1" errors="0" failures="0" not-run="0">
        <test-suite name="a" success="True" result="Success"><results>
        <test-case name="c.t" executed="True" success="True" result="Success" time="0.1"/></results>
        </test-suite></test-results>
        """,
      failing: [
        ("failures=\"0\"", "failures=\"1\""), ("errors=\"0\"", "errors=\"1\""),
        ("\" success=\"True\" result=\"Success\"><", "\" success=\"False\" result=\"Failure\"><"),
      ]),
    Sample(
      format: "xunit",
      whole: """
        <assemblies><assembly name="a.dll" total="1" passed="1" failed="0" errors="0" time="1">
        <collection name="c" total="1"><test name="c.t" type="c" method="t" time="0.1" result="Pass"/>
        </collection></assembly></assemblies>
        """,
      failing: [("failed=\"0\"", "failed=\"1\""), ("errors=\"0\"", "errors=\"1\"")],
      missing: [("l=\"1\" passed", "l=\"2\" passed")]),
    Sample(
      format: "tap",
      whole: """
        TAP version 13
        # Subtest: s
            ok 1 - t
            1..1
        ok 1 - s
        1..1
        # tests 1
        # fail 0
        # cancelled 0
        # duration_ms 53.2
        """,
      failing: [
        ("fail 0", "fail 1"), ("cancelled 0", "cancelled 1"),
        ("# tests 1", "# failed 1 of 3 tests"),
        ("# tests 1", "Bail out! no"),
      ],
      missing: [("    1..1", "    1..2"), ("\n1..1", "\n1..2"), ("# tests 1", "Bail out! no")]),
  ]

  @Test(arguments: samples)
  func `a report in which all that is stated is told has no errors`(sample: Sample) throws {
    let reading = try Reading(sample.whole)
    #expect(reading.summary.format == sample.format)
    #expect(reading.runErrors.isEmpty)
    #expect(reading.summary.isComplete)
    #expect(!reading.warnings.contains { $0.hasPrefix("the report counts") })
    #expect(reading.attempts.count == 1)
  }

  @Test(arguments: samples)
  func `a failure that is stated and that no test carries is an error of the run, once`(
    sample: Sample
  ) throws {
    for (from, to) in sample.failing {
      #expect(sample.whole.contains(from), "\(from)")
      let reading = try Reading(sample.whole.replacing(from, with: to, maxReplacements: 1))
      #expect(reading.runErrors.count == 1, "\(to)")
      #expect(
        reading.runErrors.allSatisfy { !$0.name.isEmpty && $0.failure.message != nil }, "\(to)")
    }
  }

  @Test(arguments: samples)
  func `a runner that was stopped, or told of fewer tests than it counts, is incomplete`(
    sample: Sample
  ) throws {
    for (from, to) in sample.missing {
      #expect(sample.whole.contains(from), "\(from)")
      let reading = try Reading(sample.whole.replacing(from, with: to, maxReplacements: 1))
      #expect(!reading.summary.isComplete, "\(to)")
    }
  }

  @Test func `a test that failed explains what is stated of it`() throws {
    let trx = Self.samples[6].whole.replacing("outcome=\"Passed\"", with: "outcome=\"Failed\"")
      .replacing("failed=\"0\"", with: "failed=\"1\"").replacing("Completed", with: "Failed")
    #expect(try Reading(trx).runErrors.isEmpty)
    let nunit = Self.samples[7].whole.replacing("Passed", with: "Failed")
      .replacing("failed=\"0\"", with: "failed=\"1\"")
    #expect(try Reading(nunit).runErrors.isEmpty)
    let jest = Self.samples[0].whole.replacing("\"passed\"", with: "\"failed\"")
      .replacing("\"success\":true", with: "\"success\":false")
      .replacing("Tests\":0", with: "Tests\":1")
    #expect(try Reading(jest).runErrors.isEmpty)
    let log = Self.samples[4].whole.replacing(
      "call\",\"outcome\":\"passed", with: "call\",\"outcome\":\"failed"
    )
    .replacing("status\":0", with: "status\":1")
    #expect(try Reading(log).runErrors.isEmpty)
  }

  @Test func `a suite that breaks with the one around it is one error`() throws {
    let reading = try Reading(
      """
      <test-run result="Failed" total="0" failed="0"><test-suite name="o" fullname="o" result="Failed"
      site="SetUp"><failure><message>no db</message></failure><test-suite name="i" fullname="o.i"
      result="Failed" site="Parent"><failure><message>OneTimeSetUp: no db</message></failure></test-suite>
      </test-suite></test-run>
      """)
    #expect(reading.runErrors.map(\.name) == ["o"])
    #expect(reading.runErrors.first?.failure.message == "no db")
  }

  @Test func `a describe of node holds tests, an empty one too`() throws {
    let reading = try Reading(
      """
      TAP version 13
      # Subtest: empty
          1..0
      ok 1 - empty
        ---
        duration_ms: 0.5
        type: 'suite'
        ...
      ok 2 - t
        ---
        duration_ms: 0.7
        type: 'test'
        ...
      1..2
      # duration_ms 53.2
      """)
    #expect(reading.attempts.map(\.test.name) == ["t"])
    #expect(reading.summary.wall == 53_200)
    #expect(reading.summary.wallIsMeasured)
  }

  @Test func `a test without a name is none in any format`() throws {
    let reading = try Reading(
      """
      {"reportFormat":"CTRF","results":{"tool":{"name":"x"},"summary":{"tests":2,"failed":1},"tests":[
      {"name":"","status":"passed","duration":1},
      {"name":"","status":"failed","message":"m","suite":["s"],"duration":1}]}}
      """)
    #expect(reading.attempts.isEmpty)
    #expect(reading.runErrors.map(\.name) == ["s"])
    #expect(reading.warnings == ["1 test without a name, left out"])
  }
}
