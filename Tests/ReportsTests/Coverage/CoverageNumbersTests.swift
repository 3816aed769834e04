import History
import Testing

struct CoverageNumbersTests {
  /// Two lines, one covered; in the second one something that cannot be.
  private let odd = [
    "SF:a.c\nDA:1,1\nDA:2,-7\nend_of_record\n",
    """
    <coverage line-rate="1"><packages><package><classes><class filename="a"><lines>
    <line number="1" hits="1"/><line number="2" hits="-3"/></lines></class></classes></package>
    </packages></coverage>
    """,
    """
    <coverage line-rate="1"><packages><package><classes><class filename="a"><lines>
    <line number="1" hits="1" condition-coverage="150% (3/2)"/><line number="2" hits="0"/></lines>
    </class></classes></package></packages></coverage>
    """,
    """
    <coverage clover="3"><project><file path="a"><line num="1" type="stmt" count="1"/>
    <line num="2" type="stmt" count="-1"/></file></project></coverage>
    """,
    """
    <coverage clover="3"><project><file path="a"><line num="1" type="cond" count="1"
    truecount="-1" falsecount="2"/><line num="2" type="stmt" count="0"/></file></project></coverage>
    """,
    """
    <report name="r"><package name=""><sourcefile name="a"><line nr="1" mi="0" ci="1" mb="-2" cb="0"/>
    <line nr="2" mi="1" ci="0"/></sourcefile></package></report>
    """,
    """
    {"data":[{"files":[{"filename":"a","summary":{"lines":{"count":2,"covered":1},
    "branches":{"count":2,"covered":3}}}]}],"type":"llvm.coverage.json.export"}
    """,
  ]

  @Test func `counts that cannot be are told and not kept`() throws {
    for report in odd {
      let reading = try Reading(report)
      let counts = reading.coverage.map(\.counts)
      #expect(counts == [CoverageCounts(linesCovered: 1, linesTotal: 2)], "\(report)")
      #expect(
        reading.warnings.contains { $0.hasPrefix("counts of coverage that cannot be") },
        "\(report)")
    }
  }

  @Test func `totals over their total are told and not kept`() throws {
    let reports = [
      "<coverage line-rate=\"1\" lines-covered=\"9\" lines-valid=\"4\"><packages/></coverage>",
      "<coverage line-rate=\"1\" lines-covered=\"NaN\" lines-valid=\"4\"><packages/></coverage>",
      "<report name=\"r\"><counter type=\"LINE\" missed=\"-1\" covered=\"3\"/></report>",
      """
      {"data":[{"files":[],"totals":{"lines":{"count":-4,"covered":3}}}],
      "type":"llvm.coverage.json.export"}
      """,
    ]
    for report in reports {
      let reading = try Reading(report)
      #expect(reading.coverage.isEmpty, "\(report)")
      #expect(
        reading.warnings.contains { $0.hasPrefix("counts of coverage that cannot be") },
        "\(report)")
    }
  }

  @Test func `counts beyond 64 bits are hits`() throws {
    let reading = try Reading("SF:a.c\nDA:1,99999999999999999999\nend_of_record\n")
    #expect(reading.coverage.map(\.counts.linesCovered) == [1])
    #expect(reading.warnings.isEmpty)
  }

  @Test func `blanks at the ends of lines mean nothing`() throws {
    let lcov = try Reading(
      "SF:a.c \nDA:1,1\t\nend_of_record \nSF:b.c\nDA:1,0\n  end_of_record\n  \n")
    #expect(lcov.coverage.map(\.path) == ["a.c", "b.c"])
    let go = try Reading("mode: set \na.go:1.1,2.2 3 1 \n  \n")
    #expect(go.coverage.map(\.counts.linesCovered) == [3])
  }

  @Test func `Clover: beside a line's own count stand covered and missed branches`() throws {
    func counts(_ line: String) throws -> CoverageCounts? {
      try Reading(
        "<coverage clover=\"3\"><project><file path=\"a\">\(line)</file></project></coverage>"
      ).coverage.first?.counts
    }
    #expect(
      try counts("<line num=\"2\" count=\"0\" type=\"cond\" truecount=\"0\" falsecount=\"2\"/>")
        == CoverageCounts(linesCovered: 0, linesTotal: 1, branchesCovered: 0, branchesTotal: 2))
    #expect(
      try counts("<line num=\"2\" count=\"4\" type=\"cond\" truecount=\"3\" falsecount=\"1\"/>")
        == CoverageCounts(linesCovered: 1, linesTotal: 1, branchesCovered: 3, branchesTotal: 4))
    #expect(
      try counts("<line num=\"2\" type=\"cond\" truecount=\"0\" falsecount=\"2\"/>")
        == CoverageCounts(linesCovered: 1, linesTotal: 1, branchesCovered: 1, branchesTotal: 2))
  }
}
