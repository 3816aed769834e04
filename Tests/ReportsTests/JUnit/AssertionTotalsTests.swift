import History
import Testing

/// Reports whose totals count assertions.
struct AssertionTotalsTests {
  @Test(arguments: [("catch2/junit.xml", "catch2"), ("doctest/junit.xml", "doctest")])
  func `assertions that are stated as tests are no loss of tests`(fixture: String, dialect: String)
    throws
  {
    let reading = try Reading(fixture: fixture)
    #expect(reading.summary.dialect?.name == dialect)
    #expect(reading.summary.isComplete)
    #expect(reading.runErrors.isEmpty)
    #expect(reading.outcomes.filter(\.isFailure).count == 2)
  }

  @Test func `a test of Catch2's that may fail is none that failed`() throws {
    let attempts = try Reading(fixture: "catch2/junit.xml").attempts
    #expect(attempts.first { $0.test.name == "may fail" }?.outcome == .xfailed)
    let passed = try Reading(
      "<testsuite name='s'><testcase name='a' classname='c'><skipped message='TEST_CASE tagged with "
        + "!mayfail'/></testcase></testsuite>")
    #expect(passed.outcomes == [.passed])
  }

  @Test func `Catch2 of version 3, which counts what was skipped as well, is known`() throws {
    let reading = try Reading(
      """
      <testsuites><testsuite name="t" errors="0" failures="0" skipped="1" tests="9" hostname="tbd" \
      time="0.001" timestamp="2026-11-22T12:00:00Z">
      <properties><property name="random-seed" value="1"/></properties>
      <testcase classname="t.global" name="a" time="0.000" status="run"/>
      <testcase classname="t.global" name="b" time="0.000" status="run"><skipped message="SKIP"/></testcase>
      </testsuite></testsuites>
      """)
    #expect(reading.summary.dialect == .catch2)
    #expect(reading.summary.isComplete)
    #expect(reading.outcomes == [.passed, .skipped])
  }

  @Test func `Boost.Test counts tests, and states assertions beside`() throws {
    let reading = try Reading(fixture: "boost/junit.xml")
    #expect(reading.summary.isComplete)
    #expect(reading.outcomes == [.passed, .failed, .skipped, .errored])
  }

  @Test(arguments: [(7, true), (6, false), (3, true)])
  func `of an unknown tool a total is assertions where the cases have as many`(
    stated: Int, isComplete: Bool
  ) throws {
    let cases = [2, 4, 1].enumerated().map {
      "<testcase classname='c' name='n\($0)' assertions='\($1)'/>"
    }
    let reading = try Reading("<testsuite name='s' tests='\(stated)'>\(cases.joined())</testsuite>")
    #expect(reading.summary.isComplete == isComplete)
  }

  @Test func `of a tool that counts tests a total is never assertions`() throws {
    let reading = try Reading(
      """
      <testsuites><testsuite name="s" file="a.php" tests="3" assertions="3" errors="0" failures="0" time="1">
      <testcase name="a" file="a.php" line="1" class="A" classname="A" assertions="1" time="0.1"/>
      <testcase name="b" file="a.php" line="2" class="A" classname="A" assertions="2" time="0.1"/>
      </testsuite></testsuites>
      """)
    #expect(reading.summary.dialect == .phpunit)
    #expect(!reading.summary.isComplete)
  }
}
