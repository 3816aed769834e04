import History
import Testing

struct SonarExecutionsTests {
  @Test func `cases, their files, times and failures are read`() throws {
    let reading = try Reading(fixture: "catch2/sonarqube.xml")
    #expect(reading.summary.format == "sonar")
    #expect(
      reading.attempts.map(\.test.name) == [
        "adds", "has sections", "has sections/one", "has sections/two", "fails twice", "throws",
        "may fail",
      ])
    #expect(Set(reading.attempts.map(\.test.file)) == ["catch.cpp"])
    #expect(
      reading.outcomes == [.passed, .passed, .passed, .passed, .failed, .errored, .skipped])
    #expect(reading.attempts[4].failures.map(\.message) == ["CHECK(1 == 2)", "CHECK(2 == 3)"])
  }

  @Test func `durations are milliseconds, and a failure beside a skip is one`() throws {
    let reading = try Reading(
      """
      <unitTest version="1"><file path="src\\a.js"><testCase name="x" duration="1250">
      <failure message="m">text</failure><skipped message="later"/></testCase></file></unitTest>
      """)
    let attempt = try #require(reading.attempts.first)
    #expect(attempt.duration == 1_250_000)
    #expect(attempt.test.file == "src/a.js")
    #expect(attempt.outcome == .failed)
  }

  @Test func `the same name in two files is two tests`() throws {
    let reading = try Reading(
      """
      <testExecutions version="1"><file path="a.cpp"><testCase name="x" duration="1"/></file>
      <file path="b.cpp"><testCase name="x" duration="1"/></file></testExecutions>
      """)
    #expect(
      Set(reading.attempts.map(\.test.id)).count == 2
        || Set(reading.attempts.map(\.test)).count == 2)
  }
}
