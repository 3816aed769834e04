import History
import Testing

struct JUnitTests {
  private func suite(_ body: String, _ attributes: String = "name=\"s\"") -> String {
    "<testsuite \(attributes)>\(body)</testsuite>"
  }

  private func outcome(_ attributes: String, _ children: String = "") throws -> Outcome? {
    let text = suite("<testcase classname=\"c\" name=\"n\" \(attributes)>\(children)</testcase>")
    return try Reading(text).outcomes.first
  }

  @Test func `children decide, the error over the failure over the skip`() throws {
    #expect(try outcome("") == .passed)
    #expect(try outcome("", "<skipped/>") == .skipped)
    #expect(try outcome("", "<skipped/><failure/>") == .failed)
    #expect(try outcome("", "<failure/><error/><skipped/>") == .errored)
    #expect(try outcome("status=\"disabled\"", "<failure/>") == .failed)
    #expect(try outcome("status=\"passed\"", "<failure/>") == .failed)
  }

  @Test func `attributes decide where there are no children`() throws {
    #expect(try outcome("status=\"failed\"") == .failed)
    #expect(try outcome("status=\"notrun\"") == .skipped)
    #expect(try outcome("status=\"run\" result=\"suppressed\"") == .skipped)
  }

  @Test func `expected failures, to-dos, time-outs and crashes are told apart`() throws {
    #expect(try outcome("", "<skipped type=\"pytest.xfail\"/>") == .xfailed)
    #expect(try outcome("", "<failure message=\"[XPASS(strict)] why\"/>") == .failed)
    #expect(try outcome("", "<skipped type=\"todo\"/><failure/>") == .skipped)
    #expect(try outcome("", "<failure type=\"test timeout\"/>") == .timedOut)
    #expect(try outcome("", "<failure message=\"Failed: Timeout (&gt;1.0s)\"/>") == .timedOut)
    #expect(
      try outcome("", "<failure message=\"worker 'gw1' crashed while running 'x'\"/>") == .crashed)
  }

  @Test func `pytest's words tell errors of the run from those of tests without a class`() throws {
    func reading(_ attributes: String, _ message: String) throws -> Reading {
      try Reading(
        suite(
          "<testcase \(attributes) time=\"0\"><error message=\"\(message)\"/></testcase>",
          "name=\"pytest\""))
    }
    let collection = try reading("classname=\"\" name=\"tests.test_a\"", "collection failure")
    #expect(collection.attempts.isEmpty)
    #expect(collection.runErrors.map(\.name) == ["tests.test_a"])
    let inside = try reading("classname=\"pytest\" name=\"internal\"", "internal error")
    #expect(inside.attempts.isEmpty)
    #expect(inside.runErrors.map(\.name) == ["internal"])
    let test = try reading("file=\"test_a.py\" name=\"test_b\"", "failed on setup")
    #expect(test.outcomes == [.errored])
    #expect(test.runErrors.isEmpty)
  }

  @Test func `nothing inside output counts`() throws {
    #expect(try outcome("", "<system-out>x<failure/></system-out>") == .passed)
    #expect(try outcome("", "<system-out><failure/></system-out><skipped/>") == .skipped)
  }

  @Test func `a pass without a word is not stated, everything else is`() throws {
    let reading = try Reading(
      suite("<testcase name=\"a\"/><testcase name=\"b\"><skipped/></testcase>"))
    #expect(reading.attempts.map(\.isStated) == [false, true])
  }

  @Test func `flaky children come before the case, rerun children after it`() throws {
    let flaky = try Reading(
      suite(
        """
        <testcase classname="c" name="n" time="3"><flakyFailure time="1"><stackTrace>at x</stackTrace>
        <system-out>noise</system-out></flakyFailure><flakyError time="2"/></testcase>
        """))
    #expect(flaky.outcomes == [.failed, .errored, .passed])
    #expect(flaky.attempts.map(\.duration) == [1_000_000, 2_000_000, 3_000_000])
    #expect(flaky.attempts.map(\.isRetry) == [false, true, true])
    #expect(flaky.attempts.first?.failures.first?.detail?.contains("at x") == true)
    #expect(flaky.attempts.first?.failures.first?.detail?.contains("noise") == false)
    let broken = try Reading(
      suite(
        """
        <testcase classname="c" name="n" time="1"><failure/><rerunFailure time="2"/>
        <rerunError time="3"/></testcase>
        """))
    #expect(broken.outcomes == [.failed, .failed, .errored])
    #expect(broken.attempts.map(\.duration) == [1_000_000, 2_000_000, 3_000_000])
  }

  @Test func `a failure of the suite is one of the run`() throws {
    let reading = try Reading(suite("<error message=\"cannot load\"/><testcase name=\"a\"/>"))
    #expect(reading.runErrors.map(\.name) == ["s"])
    #expect(reading.attempts.count == 1)
  }

  @Test func `a case without a name that failed is an error of the run`() throws {
    let reading = try Reading(suite("<testcase name=\"\" classname=\"\"><failure/></testcase>"))
    #expect(reading.runErrors.map(\.name) == ["s"])
    #expect(reading.attempts.isEmpty)
  }

  @Test func `a failed call and a broken teardown are one attempt, other workers' cases between`()
    throws
  {
    let between = (0..<20).map { "<testcase classname=\"m\" name=\"t\($0)\" time=\"1\"/>" }.joined()
    let reading = try Reading(
      suite(
        """
        <testcase classname="m" name="a" time="0.5"><failure message="call"/></testcase>\(between)\
        <testcase classname="m" name="a" time="0.25"><error message='failed on teardown with "x"'/>\
        </testcase>
        """, "name=\"pytest\" tests=\"21\""))
    #expect(reading.attempts.count == 21)
    let first = reading.attempts.first
    #expect(first?.test.id == "m::a")
    #expect(first?.outcome == .errored)
    #expect(first?.duration == 750_000)
    #expect(first?.failures.count == 2)
    #expect(reading.attempts.dropFirst().map(\.test.name) == (0..<20).map { "t\($0)" })
    #expect(reading.summary.repeats == .unknown)
  }

  @Test func `more pytest cases than the suite states are hidden retries`() throws {
    let cases = String(repeating: "<testcase classname=\"m\" name=\"a\" time=\"0\"/>", count: 3)
    #expect(try Reading(suite(cases, "name=\"pytest\" tests=\"1\"")).summary.repeats == .retries)
    #expect(try Reading(suite(cases, "name=\"pytest\" tests=\"3\"")).summary.repeats == .unknown)
    #expect(try Reading(suite(cases, "name=\"other\" tests=\"1\"")).summary.repeats == .unknown)
  }

  @Test func `times that are none are counted in one remark`() throws {
    let cases = ["-1", "NaN", "3"].map { "<testcase name=\"a\" time=\"\($0)\"/>" }.joined()
    let reading = try Reading(suite(cases))
    #expect(reading.attempts.map(\.duration) == [nil, nil, 3_000_000])
    #expect(reading.warnings.count { $0.contains("no durations") } == 1)
    #expect(reading.warnings.contains { $0.contains(": 2,") && $0.contains("\"-1\"") })
  }

  @Test func `a Playwright project is part of the name`() throws {
    let suites = ["chromium", "firefox"].map {
      "<testsuite name=\"a.spec.ts\" hostname=\"\($0)\"><testcase name=\"t\" "
        + "classname=\"a.spec.ts\" time=\"1\"/></testsuite>"
    }.joined()
    let reading = try Reading("<testsuites id=\"\" name=\"\" tests=\"2\">\(suites)</testsuites>")
    #expect(reading.summary.dialect == .playwright)
    #expect(reading.attempts.map(\.test.name) == ["[chromium] t", "[firefox] t"])
  }

  @Test func `only the worker of all properties is kept`() throws {
    let reading = try Reading(
      suite(
        """
        <properties><property name="secret" value="s3"/></properties><testcase name="a">\
        <properties><property name="worker" value="gw1"/><property name="x" value="y"/>\
        </properties></testcase>
        """))
    #expect(reading.attempts.map(\.worker) == ["gw1"])
  }

  @Test func `a failure keeps 64 KB of its text, cut at a character`() throws {
    let text = String(repeating: "日", count: 100_000)
    let reading = try Reading(
      suite("<testcase name=\"a\"><failure>\(text)</failure></testcase>"))
    let detail = reading.attempts.first?.failures.first?.detail
    #expect(detail == String(repeating: "日", count: (64 << 10) / 3))
  }

  @Test func `nested suites and cases beside suites are all read`() throws {
    let text = """
      <testsuites><testcase name="a"/><testsuite name="o"><testsuite name="i"><testcase name="b"/>
      </testsuite><testcase name="c"/></testsuite></testsuites>
      """
    #expect(try Reading(text).attempts.map(\.test.id) == ["a", "i::b", "o::c"])
  }

  @Test func `no tests are no error`() throws {
    #expect(try Reading("<testsuites/>").events.isEmpty)
  }

  @Test func `a test of pytest that is called as its file has its class all the same`() throws {
    let reading = try Reading(
      """
      <testsuite name="pytest" tests="1">
      <testcase classname="test_root" name="test_root" time="0.1"/></testsuite>
      """)
    #expect(reading.attempts.map(\.test.id) == ["test_root::test_root"])
  }
}
