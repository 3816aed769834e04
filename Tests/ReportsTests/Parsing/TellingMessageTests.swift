import History
import Testing

@testable import Reports

/// Where the message of every failure is the same, the text speaks.
struct TellingMessageTests {
  private func message(_ text: String, _ message: String? = "Failed") -> String? {
    Failure(message: message, detail: text)
      .told(of: TestIdentity(className: "ShopTest", name: "testAdds")).message
  }

  @Test(arguments: [
    "<testsuite name=\"a\"><testcase name=\"b\"><failure message=\"#x1B[31mred#x1B[0m 1\"/></testcase></testsuite>",
    "{\"Action\":\"run\",\"Package\":\"p\",\"Test\":\"b\"}\n"
      + "{\"Action\":\"output\",\"Package\":\"p\",\"Test\":\"b\",\"Output\":\"\\u001b[31mred\\u001b[0m 1\\n\"}\n"
      + "{\"Action\":\"fail\",\"Package\":\"p\",\"Test\":\"b\",\"Elapsed\":0}\n"
      + "{\"Action\":\"fail\",\"Package\":\"p\",\"Elapsed\":0}\n",
    "1..1\nnot ok 1 - b\n  ---\n  message: \"\u{1b}[31mred\u{1b}[0m 1\"\n  ...\n",
    "{\"results\":{\"tool\":{\"name\":\"x\"},\"tests\":[{\"name\":\"b\",\"status\":\"failed\","
      + "\"message\":\"\\u001b[31mred\\u001b[0m 1\",\"duration\":1}],\"summary\":{\"tests\":1}}}",
  ])
  func `what colours a message on a terminal is no part of it`(report: String) throws {
    #expect(try Reading(report).attempts.first?.failures.first?.message == "red 1")
  }

  @Test(arguments: [
    (
      "=== RUN   TestX\n    c_test.go:3: expected 3 rows, got 4\n--- FAIL: TestX (0.00s)\n",
      "c_test.go:3: expected 3 rows, got 4"
    ),
    (
      "=== RUN   TestX\n    c_test.go:3: starting\n    c_test.go:9: connection refused\n",
      "c_test.go:9: connection refused"
    ),
    ("cannot connect to db a\nFAIL\tex.com/m/a\t0.001s\n", "cannot connect to db a"),
    (
      "    x_test.go:9: \n\tError Trace:\t/w/x_test.go:9\n\tError:      \tNot equal: \n\t  expected: 1\n\t  "
        + "actual  : 2\n\tTest:       \tTestX\n", "Not equal: expected: 1 actual  : 2"
    ),
    (
      "panic: boom [recovered]\n\tpanic: boom\n\ngoroutine 5 [running]:\nmain.f()\n",
      "panic: boom [recovered]"
    ),
    (
      "ShopTest::testAdds\nFailed asserting that 4 matches expected 3.\n\n/w/ShopTest.php:9\n",
      "Failed asserting that 4 matches expected 3."
    ),
    (
      "Traceback (most recent call last):\n  File \"a.py\", line 3, in t\n    x()\nValueError: no such row\n",
      "ValueError: no such row"
    ),
    ("(in test file a.bats, line 3)\n  `[ \"$x\" = 1 ]' failed\n", "`[ \"$x\" = 1 ]' failed"),
    (
      "ImportError while importing test module\ntests/a.py:1: in <module>\nE   ModuleNotFoundError: No x\n",
      "ModuleNotFoundError: No x"
    ),
    (
      "java.lang.AssertionError: expected:<3> but was:<4>\n\tat org.junit.Assert.fail(Assert.java:89)\n",
      "java.lang.AssertionError: expected:<3> but was:<4>"
    ),
  ])
  func `the line that says what went wrong is the message`(text: String, line: String) {
    #expect(message(text) == line)
    #expect(message(text, nil) == line)
  }

  @Test(arguments: [
    "Failed", "failed", "FAILED.", "Error:", "Test failed", "assertion failed", "a.go:3: ",
  ])
  func `constants and places say nothing`(message: String) {
    #expect(TellingLine.saysNothing(message))
  }

  @Test func `a message that speaks stays, and so does one whose text does not`() {
    #expect(message("expected 3\n", "no such row") == "no such row")
    #expect(message("=== RUN   TestX\n--- FAIL: TestX (0.00s)\n") == "Failed")
    #expect(Failure(message: "failed").told(of: nil) == Failure(message: "failed"))
  }

  @Test(arguments: [
    ("", "Failed"), ("\n", "Failed"), (":", "Failed"), (":::", "Failed"), ("E  ", "E"),
    ("Error:", "Failed"), ("\u{0}", "Failed"), ("Traceback (most recent call last)", "Failed"),
    (String(repeating: "a:1:\r\n", count: 20_000), "a:1:"),
  ])
  func `a text that is long or odd gives a line of it or the constant`(
    text: String, expected: String
  ) {
    #expect(message(text) == expected)
  }

  @Test func `a Go package that breaks outside its tests is named`() throws {
    let errors = try Reading(
      """
      <testsuites><testsuite name="ex.com/m/a" tests="0"><properties>
      <property name="go.version" value="go1.22"/></properties>
      <testcase classname="" name="TestMain"><failure message="Failed" type="">cannot connect to db
      FAIL&#9;ex.com/m/a&#9;0.001s</failure></testcase></testsuite></testsuites>
      """
    ).runErrors
    #expect(errors.map(\.name) == ["ex.com/m/a"])
    #expect(errors.map(\.failure.message) == ["cannot connect to db"])
  }

  @Test func `what a failed test of CTest printed speaks for it`() throws {
    let attempts = try Reading(
      """
      <testsuite><testcase name="a" status="fail"><failure message="Failed"/><properties/>
      <system-out>setting up
      a.cpp:9: expected 3, got 4</system-out></testcase>
      <testcase name="b" status="run"><system-out>error: none</system-out></testcase></testsuite>
      """
    ).attempts
    #expect(attempts.map(\.failures.first?.message) == ["a.cpp:9: expected 3, got 4", nil])
  }
}
