import History
import Testing

/// What counts where a report tells no lines.
struct StatedCoverageTests {
  private func counts(_ text: String) throws -> [CoverageCounts] {
    try Reading(text).coverage.map(\.counts)
  }

  @Test func `totals count where a report has nothing else`() throws {
    let wanted = [
      CoverageCounts(linesCovered: 3, linesTotal: 4, branchesCovered: 1, branchesTotal: 2)
    ]
    let reports = [
      """
      <report name="r"><counter type="LINE" missed="1" covered="3"/>
      <counter type="BRANCH" missed="1" covered="1"/></report>
      """,
      """
      <report name="r"><group name="a"><counter type="LINE" missed="1" covered="2"/>
      <counter type="BRANCH" missed="1" covered="1"/></group>
      <group name="b"><package name="p"><counter type="LINE" missed="0" covered="1"/></package>
      <counter type="LINE" missed="0" covered="1"/></group></report>
      """,
      """
      <coverage clover="3"><project><metrics statements="4" coveredstatements="3" conditionals="2"
      coveredconditionals="1"/></project></coverage>
      """,
      """
      <coverage line-rate="0.75" lines-covered="3" lines-valid="4" branches-covered="1"
      branches-valid="2"><packages/></coverage>
      """,
      """
      {"data":[{"files":[],"totals":{"lines":{"count":4,"covered":3},
      "branches":{"count":2,"covered":1}}}],"type":"llvm.coverage.json.export"}
      """,
      """
      {"meta":{"version":"7"},"files":{},"totals":{"covered_lines":3,"num_statements":4,
      "covered_branches":1,"num_branches":2}}
      """,
    ]
    for report in reports { #expect(try counts(report) == wanted, "\(report)") }
  }

  @Test func `a file without lines has the totals that are stated of it`() throws {
    let wanted = [CoverageCounts(linesCovered: 1, linesTotal: 2)]
    #expect(try counts("SF:a.c\nLF:2\nLH:1\nend_of_record\n") == wanted)
    #expect(
      try counts(
        """
        <coverage clover="3"><project><file path="a.js"><metrics statements="2"
        coveredstatements="1"/></file></project></coverage>
        """) == wanted)
  }

  @Test func `lines under methods count where their class has none of its own`() throws {
    func report(_ lines: String) -> String {
      """
      <coverage line-rate="1"><packages><package name="p"><class name="Till" filename="Till.swift">
      <methods><method name="a"><lines><line number="5" hits="0"/></lines></method>
      <method name="b"><lines><line number="9" hits="2"/></lines></method></methods>\(lines)</class>
      </package></packages></coverage>
      """
    }
    #expect(try counts(report("")) == [CoverageCounts(linesCovered: 1, linesTotal: 2)])
    #expect(
      try counts(report("<lines/>")) == [CoverageCounts(linesCovered: 1, linesTotal: 2)])
    #expect(
      try counts(report("<lines><line number=\"5\" hits=\"0\"/></lines>"))
        == [CoverageCounts(linesCovered: 0, linesTotal: 1)])
  }

  @Test func `a report of coverage that tells none says so`() throws {
    let reports = [
      "<coverage clover=\"3.2.0\"/>", "<coverage line-rate=\"0\"><packages/></coverage>",
      "<report name=\"r\"><sessioninfo/></report>", "TN:\nSF:a.c\nend_of_record\n", "mode: set\n",
      "{\"data\":[{\"files\":[]}],\"type\":\"llvm.coverage.json.export\"}",
      "{\"meta\":{\"version\":\"7\"},\"files\":{}}",
    ]
    for report in reports {
      let reading = try Reading(report)
      #expect(reading.warnings.count == 1, "\(report)")
      #expect(reading.warnings.first?.contains("tells no coverage") == true, "\(report)")
    }
  }
}
