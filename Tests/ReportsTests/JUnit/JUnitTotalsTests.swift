import History
import Testing

struct JUnitTotalsTests {
  private func reading(_ root: String, _ body: String) throws -> Reading {
    try Reading("<testsuites \(root)>\(body)</testsuites>")
  }

  private let failed = "<testcase classname=\"c\" name=\"n\"><failure/></testcase>"
  private let passed = "<testcase classname=\"c\" name=\"p\"/>"

  @Test func `what the root states and no test carries is an error of the run`() throws {
    let reading = try reading(
      "tests=\"1\" failures=\"0\" errors=\"2\"",
      "<testsuite name=\"s\" tests=\"1\" failures=\"0\">\(passed)</testsuite>")
    #expect(reading.outcomes == [.passed])
    #expect(reading.runErrors.map(\.name) == ["the report"])
    #expect(
      reading.runErrors.first?.failure.message == "the report counts 2 errors, its tests show 0")
  }

  @Test func `what a suite states counts once, for it and for all around it`() throws {
    let reading = try reading(
      "tests=\"1\" failures=\"7\" errors=\"1\"",
      """
      <testsuite name="outer" failures="7" errors="1"><testsuite name="inner" failures="7" errors="1">\(
        passed)<system-err>cannot load</system-err></testsuite></testsuite>
      """)
    #expect(reading.runErrors.map(\.name) == ["inner"])
    #expect(
      reading.runErrors.first?.failure
        == Failure(
          message: "the report counts 7 failures and 1 error, its tests show 0",
          detail: "cannot load"))
  }

  @Test func `what one suite lost another does not make up for, unless the root states the sum`()
    throws
  {
    let suites =
      "<testsuite name=\"a\" tests=\"2\">\(passed)</testsuite>"
      + "<testsuite name=\"b\" tests=\"1\">\(passed)\(passed)</testsuite>"
    #expect(try !reading("", suites).summary.isComplete)
    #expect(try reading("tests=\"3\"", suites).summary.isComplete)
  }

  @Test func `a suite without a name of its own goes by that around it`() throws {
    let reading = try reading(
      "name=\"jest tests\" tests=\"0\" errors=\"1\"",
      "<testsuite name=\"undefined\" errors=\"1\" failures=\"0\" tests=\"0\"></testsuite>")
    #expect(reading.runErrors.map(\.name) == ["a suite without a name"])
  }

  @Test(arguments: [
    "<testcase name=\"a\"><failure/></testcase>", "<testcase name=\"a\"><error/></testcase>",
    "<testcase name=\"a\" status=\"failed\"/>", "<error message=\"no class\"/>",
    "<testcase name=\"a\"><failure/><error/></testcase>",
    "<testcase name=\"a\"><skipped type=\"todo\"/><failure/></testcase>",
    "<testcase name=\"a\"><flakyFailure/></testcase>", "<testcase><failure/></testcase>",
  ])
  func `a failure that is stated and told is told once`(body: String) throws {
    let reading = try reading(
      "failures=\"1\" errors=\"0\"", "<testsuite name=\"s\" errors=\"1\">\(body)</testsuite>")
    let told = reading.runErrors.filter { $0.failure.message?.hasPrefix("the report") == true }
    #expect(told.isEmpty)
  }

  @Test func `several failures of one case explain as many stated ones`() throws {
    let twice = "<testcase name=\"a\"><failure/><failure/></testcase>"
    let enough = try reading("failures=\"2\"", "<testsuite name=\"s\">\(twice)</testsuite>")
    #expect(enough.runErrors.isEmpty)
    let more = try reading("failures=\"3\"", "<testsuite name=\"s\">\(twice)</testsuite>")
    #expect(
      more.runErrors.first?.failure.message == "the report counts 3 failures, its tests show 2")
  }

  @Test func `numbers that cannot be are none`() throws {
    let reading = try reading(
      "failures=\"-3\" errors=\"99999999999999999999\" tests=\"many\"",
      "<testsuite name=\"s\" failures=\"\">\(passed)</testsuite>")
    #expect(reading.runErrors.isEmpty)
    #expect(reading.summary.isComplete)
  }

  @Test func `a report that tells of fewer tests than it counts is incomplete`() throws {
    let root = try reading("tests=\"3\"", "<testsuite name=\"s\">\(passed)</testsuite>")
    #expect(!root.summary.isComplete)
    #expect(root.warnings.contains("the report counts 3 tests and tells of 1"))
    let suites = try Reading("<testsuite name=\"s\" tests=\"2\">\(passed)</testsuite>")
    #expect(!suites.summary.isComplete)
    let more = try reading("tests=\"1\"", "<testsuite name=\"s\">\(passed)\(failed)</testsuite>")
    #expect(more.summary.isComplete)
    #expect(more.warnings.contains("the report counts 1 test and tells of 2"))
  }

  @Test func `skipped tests may be left out of a total, nested suites out of a sum`() throws {
    let skipped = "<testcase classname=\"c\" name=\"s\"><skipped/></testcase>"
    let body = "<testsuite name=\"s\" tests=\"1\">\(passed)\(skipped)</testsuite>"
    #expect(!(try Reading(body).warnings).contains { $0.hasPrefix("the report counts") })
    let nested = "<testsuite name=\"o\" tests=\"1\">\(passed)\(body)</testsuite>"
    #expect(!(try Reading(nested).warnings).contains { $0.hasPrefix("the report counts") })
  }

  @Test func `pytest counts subtests that passed, which makes its report no incomplete one`()
    throws
  {
    let suite = "<testsuite name=\"pytest\" tests=\"24\">\(passed)</testsuite>"
    let whole = suite.replacing(
      " tests", with: " skipped=\"0\" timestamp=\"2026-03-01T10:00:00\" hostname=\"vm\" tests")
    let reading = try Reading("<testsuites name=\"pytest tests\">\(whole)</testsuites>")
    #expect(reading.summary.isComplete)
    #expect(!reading.warnings.contains { $0.hasPrefix("the report counts") })
    // Before it wrote that name pytest had no subtests, and it always writes the others: tests are missing.
    let named = "<testsuites name=\"pytest tests\">\(suite)</testsuites>"
    for older in [suite, whole, "<testsuites>\(whole)</testsuites>", named] {
      let reading = try Reading(older)
      #expect(reading.summary.dialect == .pytest && !reading.summary.isComplete)
      #expect(reading.warnings.contains("the report counts 24 tests and tells of 1"))
    }
    let empty = try Reading("<testsuite name=\"pytest\" tests=\"6\" failures=\"1\"/>")
    #expect(!empty.summary.isComplete)
    #expect(empty.runErrors.map(\.name) == ["pytest"])
  }

  @Test func `pytest writes a case without a name where it was stopped in a test`() throws {
    let reading = try Reading(
      "<testsuite name=\"pytest\" tests=\"1\">\(passed)<testcase time=\"0.000\"/></testsuite>")
    #expect(reading.attempts.map(\.test.name) == ["p"])
    #expect(!reading.summary.isComplete)
  }

  @Test func `a case without a name is no test`() throws {
    let reading = try Reading(
      "<testsuite name=\"s\"><testcase classname=\"c\" name=\"\"/><testcase/>\(passed)</testsuite>")
    #expect(reading.attempts.map(\.test.name) == ["p"])
    #expect(reading.warnings.contains("cases without a name: 2, such as s"))
    let broken = try Reading(
      """
      <testsuite name="s"><testcase classname="c" name=""><error message="m"/></testcase>
      <testcase><failure message="n"/></testcase></testsuite>
      """)
    #expect(broken.attempts.isEmpty)
    #expect(broken.runErrors.map(\.name) == ["c", "s"])
    let file = try Reading("<testsuite><testcase file=\"a.phpt\"/></testsuite>")
    #expect(file.attempts.map(\.test.name) == ["a.phpt"])
  }

  @Test func `Ginkgo says of a suite that it failed, and why`() throws {
    func suite(_ reason: String, _ body: String) -> String {
      """
      <testsuite name="books" tests="1" failures="0"><properties>
      <property name="SuiteSucceeded" value="false"></property>
      <property name="SpecialSuiteFailureReason" value="\(reason)"></property></properties>\(
        body)</testsuite>
      """
    }
    let focused = try Reading(suite("Detected Programmatic Focus", passed))
    #expect(focused.runErrors.map(\.name) == ["books"])
    #expect(focused.runErrors.first?.failure.message == "Detected Programmatic Focus")
    #expect(focused.summary.isComplete)
    let told = try Reading(suite("", failed))
    #expect(told.runErrors.isEmpty)
    #expect(!(try Reading(suite("Interrupted by User", failed)).summary.isComplete))
    #expect(!(try Reading(suite("Suite Timeout Elapsed", failed)).summary.isComplete))
  }
}
