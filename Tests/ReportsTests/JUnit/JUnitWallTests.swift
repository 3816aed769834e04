import History
import Testing

struct JUnitWallTests {
  private static let cases = (0..<8).map {
    "<testcase classname=\"c\" name=\"t\($0)\" time=\"20\"></testcase>"
  }.joined()

  private static let gotestsum = """
    <testsuites tests="8" failures="0" errors="0" time="21.5"><testsuite tests="8" failures="0" \
    time="160" name="m"><properties><property name="go.version" value="go1.22.1"/></properties>\(
      cases)</testsuite></testsuites>
    """
  private static let playwright = """
    <testsuites id="" name="" tests="8" failures="0" skipped="0" errors="0" time="21.5">\
    <testsuite name="a.spec.ts" timestamp="2026-11-26T10:00:00.000Z" hostname="chromium" tests="8" \
    failures="0" skipped="0" time="160" errors="0">\(cases)</testsuite></testsuites>
    """
  private static let jest = """
    <testsuites name="jest tests" tests="8" time="21.5"><testsuite name="a" tests="8" time="160">\(
      cases)</testsuite></testsuites>
    """
  private static let vitest = jest.replacing("jest tests", with: "vitest tests")
  private static let ctest = """
    <testsuite name="(empty)" tests="8" failures="0" disabled="0" skipped="0" hostname="" time="21">\(
      cases.replacing("<testcase", with: "<testcase status=\"run\""))</testsuite>
    """
  private static let surefire = """
    <testsuite noNamespaceSchemaLocation="surefire-test-report.xsd" name="c" time="160" tests="8">\(
      cases)</testsuite>
    """

  @Test(arguments: [gotestsum, playwright, jest, vitest, ctest])
  func `a time read from the runner's clock is the wall time`(report: String) throws {
    let summary = try Reading(report).summary
    #expect(summary.wallIsMeasured)
    #expect((21_000_000...21_500_000).contains(summary.wall ?? 0))
  }

  @Test(arguments: [
    surefire, vitest.replacing("21.5", with: "160"),
    gotestsum.replacing(" time=\"21.5\"", with: ""),
    ctest.replacing(" time=\"21\"", with: " time=\"0\""),
  ])
  func `a sum over tests is none`(report: String) throws {
    #expect(try !Reading(report).summary.wallIsMeasured)
  }
}
