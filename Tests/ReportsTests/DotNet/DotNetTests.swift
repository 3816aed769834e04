import History
import Testing

@testable import Reports

struct DotNetTests {
  @Test func `TRX: results take their class from the definitions behind them`() throws {
    let reading = try Reading(
      """
      <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
      <Times start="2024-01-13T11:23:00+01:00" finish="2024-01-13T11:23:02.5+01:00"/>
      <Results><UnitTestResult testId="1" testName="Shop.CartTests.Adds(n: 1)" outcome="Passed"
      duration="00:00:01.2345678" startTime="2024-01-13T11:23:00+01:00"/>
      <UnitTestResult testId="2" testName="Fails" outcome="Failed"><Output><ErrorInfo>
      <Message>no</Message><StackTrace>at X</StackTrace></ErrorInfo></Output></UnitTestResult>
      <UnitTestResult testId="3" testName="Rows" outcome="Failed"><InnerResults>
      <UnitTestResult testId="3" testName="Rows (1)" outcome="Passed"/>
      <UnitTestResult testId="3" testName="Rows (2)" outcome="Timeout"/></InnerResults>
      </UnitTestResult><UnitTestResult testId="4" testName="Nothing"/></Results>
      <TestDefinitions><UnitTest id="1"><TestMethod className="Shop.CartTests, Shop"/></UnitTest>
      <UnitTest id="2"><TestMethod className="Shop.CartTests"/></UnitTest></TestDefinitions>
      <ResultSummary><RunInfos><RunInfo outcome="Error"><Text>The host died</Text></RunInfo>
      <RunInfo outcome="Error"><Text>[xUnit.net 00:00:01] Fails [FAIL]</Text></RunInfo>
      </RunInfos></ResultSummary></TestRun>
      """)
    #expect(
      reading.attempts.map(\.test.id) == [
        "Shop.CartTests::Adds(n: 1)", "Shop.CartTests::Fails", "Rows (1)", "Rows (2)", "Nothing",
      ])
    #expect(reading.outcomes == [.passed, .failed, .passed, .timedOut, .errored])
    #expect(reading.attempts.first?.duration == 1_234_567)
    #expect(
      reading.attempts.dropFirst().first?.failures == [Failure(message: "no", detail: "at X")])
    #expect(reading.summary.wall == 2_500_000)
    #expect(reading.summary.wallIsMeasured)
    #expect(reading.runErrors.map(\.failure.message) == ["The host died"])
  }

  @Test func `TRX: definitions may come first, and results may name their execution alone`() throws
  {
    let definitions = """
      <TestDefinitions><UnitTest id="1"><Execution id="e1"/><TestMethod className="A.B"/></UnitTest>
      </TestDefinitions>
      """
    let results =
      #"<Results><UnitTestResult executionId="e1" testName="C" outcome="Passed"/></Results>"#
    let byTest = #"<Results><UnitTestResult testId="1" testName="C" outcome="Passed"/></Results>"#
    for parts in [results + definitions, byTest + definitions, definitions + byTest] {
      let reading = try Reading("<TestRun>\(parts)</TestRun>")
      #expect(reading.attempts.map(\.test.id) == ["A.B::C"])
    }
  }

  @Test func `TRX: what a test printed is no failure, a run that was aborted is incomplete`() throws
  {
    let reading = try Reading(
      """
      <TestRun><Results><UnitTestResult testName="A" outcome="Passed" duration="soon"><Output>
      <TextMessages><Message>printed</Message></TextMessages></Output></UnitTestResult></Results>
      <ResultSummary outcome="Failed"><RunInfos><RunInfo outcome="Error">
      <Text>The active test run was aborted. Reason: Test host process crashed</Text></RunInfo>
      </RunInfos></ResultSummary></TestRun>
      """)
    #expect(reading.attempts.map(\.failures) == [[]])
    #expect(reading.runErrors.count == 1)
    #expect(!reading.summary.isComplete)
    #expect(reading.warnings == ["times that are no durations: 1, such as \"soon\""])
  }

  @Test(arguments: [
    ("00:00:00.0020000", 2000), ("01:02:03", 3_723_000_000), ("1.00:00:00", 86_400_000_000),
    ("", nil), ("12", nil), ("00:00:-1", nil), ("99999999999.00:00:00", nil), ("a:b:c", nil),
    ("00:00:01.+5", nil), ("00:00:01.5", 1_500_000), ("00:60:00", nil),
  ])
  func `TRX: durations are spans of time`(text: String, expected: Int64?) {
    #expect(TimeSpan.microseconds(text) == expected)
  }

  @Test func `NUnit 3: arguments stay in the name, those of a fixture in the class`() throws {
    let reading = try Reading(
      """
      <test-run duration="1.5" start-time="2017-04-29 20:49:41Z"><test-suite type="Assembly">
      <test-case name="Adds(1)" fullname="Shop.Cart.Adds(1)" classname="Shop.Cart"
      result="Passed" duration="0.25"/>
      <test-case name="Adds" fullname="Shop.Cart(&quot;x.y&quot;).Adds" classname="Shop.Cart"
      result="Failed" label="Error"><failure><message>no</message><stack-trace>at</stack-trace>
      </failure></test-case><test-case name="I" fullname="Shop.Cart.I" classname="Shop.Cart"
      result="Inconclusive"/></test-suite>
      <test-suite fullname="Shop.Broken" result="Failed" site="SetUp"><failure>
      <message>set-up</message></failure></test-suite></test-run>
      """)
    #expect(
      reading.attempts.map(\.test.id) == [
        "Shop.Cart::Adds(1)", "Shop.Cart(\"x.y\")::Adds", "Shop.Cart::I",
      ])
    #expect(reading.outcomes == [.passed, .errored, .skipped])
    #expect(reading.attempts.first?.duration == 250_000)
    #expect(reading.runErrors.map(\.name) == ["Shop.Broken"])
    #expect(reading.summary.wall == 1_500_000)
    #expect(reading.summary.start?.iso8601 == "2017-04-29T20:49:41Z")
  }

  @Test func `NUnit 2: the full name is split before its arguments`() throws {
    let reading = try Reading(
      """
      <test-results date="2012-01-14" time="10:43:31"><test-suite><results>
      <test-case name="A.B.Adds(&quot;x.y&quot;)" executed="True" success="True" time="0.5"/>
      <test-case name="A.B.Off" executed="False"><reason><message>later</message></reason>
      </test-case><test-case name="A.B.Odd" executed="True" success="Turue"><failure>
      <message>no</message></failure></test-case>
      <test-case name="A.B.Bad" executed="False" result="NotRunnable"/></results></test-suite>
      </test-results>
      """)
    #expect(
      reading.attempts.map(\.test.id)
        == ["A.B::Adds(\"x.y\")", "A.B::Off", "A.B::Odd", "A.B::Bad"])
    #expect(reading.outcomes == [.passed, .skipped, .failed, .errored])
    #expect(reading.summary.start?.iso8601 == "2012-01-14T10:43:31Z")
  }

  @Test func `xUnit.net: display names yield to methods, commas are understood`() throws {
    let reading = try Reading(
      """
      <assemblies><assembly run-date="2024-01-13" run-time="11:23:00" time="2.5"><errors>
      <error name="Fixture"><failure exception-type="E"><message>clean-up</message></failure>
      </error></errors><collection><test name="A.B.Adds(x: 1)" type="A.B" method="Adds"
      time="0,014" result="Pass"/><test name="A nice name(x: 2)" type="A.B" method="Adds"
      time="0.5" result="Fail"><failure exception-type="E"><message>no</message></failure></test>
      <test name="A.B.Off" type="A.B" method="Off" result="Skip"><reason>later</reason></test>
      </collection></assembly></assemblies>
      """)
    #expect(
      reading.attempts.map(\.test.id) == ["A.B::Adds(x: 1)", "A.B::Adds(x: 2)", "A.B::Off"])
    #expect(reading.outcomes == [.passed, .failed, .skipped])
    #expect(reading.attempts.map(\.duration) == [14_000, 500_000, nil])
    #expect(reading.attempts.last?.failures == [Failure(message: "later")])
    #expect(
      reading.runErrors == [
        RunError(name: "Fixture", failure: Failure(type: "E", message: "clean-up"))
      ])
    #expect(!reading.summary.wallIsMeasured)
  }

  @Test func `xUnit.net: version 3 tells when each test began`() throws {
    let reading = try Reading(
      """
      <assemblies schema-version="3"><assembly start-rtf="2024-07-04T01:02:03.5+02:00"
      finish-rtf="2024-07-04T01:02:05+02:00" run-date="2024-07-04" run-time="01:02:03"><collection>
      <test name="A.B.C" type="A.B" method="C" time="1" result="NotRun"
      start-rtf="2024-07-04T01:02:04+02:00"/></collection></assembly></assemblies>
      """)
    #expect(reading.outcomes == [.skipped])
    #expect(reading.attempts.first?.start?.iso8601 == "2024-07-03T23:02:04Z")
    #expect(reading.summary.start?.iso8601 == "2024-07-03T23:02:03.5Z")
    #expect(reading.summary.end?.iso8601 == "2024-07-03T23:02:05Z")
  }
}
