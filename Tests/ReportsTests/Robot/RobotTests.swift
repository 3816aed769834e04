import History
import Testing

@testable import Reports

struct RobotTests {
  @Test func `tests, outcomes and phases of a real run`() throws {
    let report = try Reading(fixture: "robot/output.xml")
    #expect(report.summary.format == "robot")
    #expect(
      report.lines == [
        "passed Gallery::Passes", "failed Gallery::Fails", "skipped Gallery::Skipped",
        "failed Gallery::Set-up Fails",
      ])
    let passes = report.attempts[0]
    let phases = try #require(passes.phases)
    #expect((20_000..<60_000).contains(try #require(phases.setup)))
    #expect((10_000..<40_000).contains(try #require(phases.teardown)))
    #expect(passes.duration == phases.setup! + phases.call! + phases.teardown!)
    #expect(passes.test.file == "/home/ci/robot/gallery.robot")
    #expect(passes.start != nil)
    #expect(report.attempts[1].failures.map(\.message) == [#"no <good> & "bad""#])
    #expect(
      report.attempts[3].failures.first?.message?.contains("no database") == true
        || report.attempts[3].failures.first?.detail?.contains("no database") == true)
    #expect(report.summary.wallIsMeasured)
    #expect(report.runErrors.isEmpty && report.warnings.isEmpty && report.summary.isComplete)
  }

  @Test func `a tear-down of a suite that fails is an error of the run, told once`() throws {
    let report = try Reading(fixture: "robot/broken.xml")
    #expect(report.outcomes == [.passed])
    #expect(report.runErrors.map(\.name) == ["Broken"])
    #expect(report.runErrors[0].failure.detail?.contains("the lights stay on") == true)
  }

  @Test func `the times of version 6 and before are read`() throws {
    let report = try Reading(
      """
      <robot generator="Robot 3.2"><suite id="s1" name="Shop" source="/w/shop.robot">
      <test id="s1-t1" name="Buys"><kw name="Open" type="setup">
      <status status="PASS" starttime="20210319 11:34:50.085" endtime="20210319 11:34:50.185"/></kw>
      <status status="PASS" starttime="20210319 11:34:50.085" endtime="20210319 11:34:51.585"
        critical="yes"/></test>
      <status status="PASS" starttime="20210319 11:34:50.000" endtime="20210319 11:34:52.000"/></suite>
      <statistics><total><stat pass="0" fail="0">Critical Tests</stat>
      <stat pass="1" fail="0">All Tests</stat></total></statistics></robot>
      """, checkout: "/w")
    #expect(report.lines == ["passed Shop::Buys"])
    #expect(report.attempts[0].duration == 1_500_000)
    #expect(report.attempts[0].phases == Phases(setup: 100_000, call: 1_400_000))
    #expect(report.attempts[0].test.file == "shop.robot")
    #expect(report.summary.wall == 2_000_000)
  }

  @Test func `an unknown word is no pass, and a report that was cut is refused`() throws {
    let text = """
      <robot><suite id="s1" name="A"><test id="s1-t1" name="T"><status status="ODD"/></test></suite>
      """
    #expect(try Reading(text + "</robot>").outcomes == [.errored])
    #expect(refusal(text) != nil)
  }
}
