import Foundation
import FoundationXML
import Gate
import History
import Testing

@testable import Presentation

/// A thousand failures of strangers against every limit of those that take them.
struct GateMarksTests {
  private let marks = GateMarks(ManyFailures.report(), places: ManyFailures.places)

  private func lines(_ text: String) -> [String] {
    text.split(separator: "\n").map(String.init)
  }

  @Test func `GitHub gets ten errors, those of changed lines first, and the number of the others`()
  {
    let lines = lines(marks.github)
    #expect(lines.count == 11)
    #expect(lines.dropLast().allSatisfy { $0.hasPrefix("::error ") })
    #expect(
      lines[0].hasPrefix(
        "::error file=tests/test_50.py,line=510,title=failures%3A tests/test_50.py"))
    #expect(lines[10].hasPrefix("::notice title=Laptime::and "))
    for line in lines {
      #expect(line.utf8.count < 4096 + 1000)
      #expect(line.dropFirst("::error ".count).firstRange(of: "::") != nil)
    }
  }

  @Test
  func `a warning beside no change has no place, so that it is not shown beside unchanged lines`() {
    var report = ManyFailures.report()
    report.rules = [
      RuleReport(
        rule: RuleName("slow"), status: .warn, summary: "slow",
        findings: [Finding(.test(TestID(1)), summary: "slower")])
    ]
    let github = GateMarks(report, places: ManyFailures.places).github
    #expect(github.hasPrefix("::warning title=slow%3A "))
    let unknown = GateMarks(
      report,
      places: SourcePlaces(
        tests: [TestID(1): SourcePlace(path: "a,b.py", line: 3)], isChangeKnown: false)
    ).github
    #expect(unknown.hasPrefix("::warning file=a%2Cb.py,line=3,title="))
  }

  @Test func `what an earlier run left open is marked where the test passed here, a flake is not`()
  {
    var report = ManyFailures.report()
    let open = Finding(
      .test(TestID(1)), summary: "failed in run ab12 of this source",
      figures: [("outcome", .text("passed")), ("failed_in", .text("ab12"))])
    var flake = Finding(.test(TestID(2)), summary: "flaky: failed at first, then passed")
    flake.forgiven = .pass
    report.rules = [
      RuleReport(
        rule: FailedTests.name, status: .fail, summary: "2 failed", findings: [open, flake])
    ]
    let github = GateMarks(report, places: SourcePlaces()).github
    #expect(github.contains("failed in run ab12") && !github.contains("failed at first"))
  }

  @Test func `Azure and TeamCity get as many, a line each`() {
    for (text, start) in [
      (marks.azure, "##vso[task.logissue type=error;"),
      (marks.teamCity, "##teamcity[buildProblem description='"),
    ] {
      let lines = lines(text)
      #expect(lines.count == 11)
      #expect(lines.dropLast().allSatisfy { $0.hasPrefix(start) && $0.utf8.count < 4400 })
      for line in lines {
        #expect(line.ranges(of: "##vso[").count + line.ranges(of: "##teamcity[").count == 1)
      }
    }
  }

  private func object(_ json: JSON) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(json.document.utf8))
  }

  @Test func `Code Quality has what GitLab asks for, each fingerprint once`() throws {
    let issues = try #require(object(marks.codeQuality) as? [[String: Any]])
    #expect(issues.count > 1000 && issues.count <= GateMarks.mostResults)
    #expect(Set(issues.compactMap { $0["fingerprint"] as? String }).count == issues.count)
    for issue in issues {
      #expect(issue["description"] is String && issue["check_name"] is String)
      #expect(["major", "minor"].contains(issue["severity"] as? String))
      let location = try #require(issue["location"] as? [String: Any])
      let path = try #require(location["path"] as? String)
      #expect(!path.hasPrefix("/") && !path.hasPrefix("./"))
      #expect((location["lines"] as? [String: Int])?["begin"] ?? 0 > 0)
    }
  }

  @Test func `a fingerprint stays when its test moves in its file`() throws {
    var moved = ManyFailures.places
    for test in moved.tests.keys { moved.tests[test]?.line = 1 }
    let other = GateMarks(ManyFailures.report(), places: moved)
    #expect(Set(other.marks.map(\.fingerprint)) == Set(marks.marks.map(\.fingerprint)))
  }

  @Test func `SARIF names a rule and a place of each result`() throws {
    let document = try #require(object(marks.sarif) as? [String: Any])
    #expect(document["version"] as? String == "2.1.0")
    let run = try #require((document["runs"] as? [[String: Any]])?.first)
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count > 1000 && results.count <= 5000)
    let driver = (run["tool"] as? [String: [String: Any]])?["driver"]
    let rules = (driver?["rules"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
    for result in results {
      #expect(rules.contains(result["ruleId"] as? String ?? ""))
      #expect((result["locations"] as? [Any])?.count == 1)
    }
    #expect(GateMarks.uri(ofPath: "a b/é%.py") == "a%20b/%C3%A9%25.py")
  }

  @Test func `JUnit's XML is well formed, and counts the rules`() throws {
    let parser = XMLParser(data: Data(ManyFailures.report().junit.utf8))
    #expect(parser.parse())
    #expect(ManyFailures.report().junit.utf8.count < 30 << 20)
  }

  @Test func `a run that cannot be judged is marked, though its rules pass`() {
    var report = ManyFailures.report()
    report.verdict = .noData
    report.reasons = [NoDataReason("2 of 4 shards are here")]
    report.rules = [RuleReport(rule: RuleName("slow"), status: .pass, summary: "well")]
    let marks = GateMarks(report, places: SourcePlaces())
    #expect(marks.github == "::warning title=run::2 of 4 shards are here\n")
    #expect(report.junit.contains("errors=\"1\""))
  }

  @Test func `a document without a run says so`() throws {
    let report = GateReport.withoutRun("no history at x")
    let none = GateMarks(report, places: SourcePlaces())
    #expect(none.github == "::warning title=run::no history at x\n")
    #expect(report.junit.contains("<error message=\"no history at x\">"))
    #expect((try object(none.codeQuality) as? [Any])?.count == 1)
  }
}
