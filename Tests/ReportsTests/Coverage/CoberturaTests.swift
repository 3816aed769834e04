import History
import Testing

struct CoberturaTests {
  private func report(_ body: String, root: String = "") -> String {
    "<coverage line-rate=\"0.5\" \(root)>\(body)</coverage>"
  }

  private func file(_ name: String, _ lines: String) -> String {
    "<packages><package><classes><class filename=\"\(name)\"><methods><method><lines>"
      + "<line number=\"99\" hits=\"1\"/></lines></method></methods><lines>\(lines)</lines></class>"
      + "</classes></package></packages>"
  }

  @Test func `lines of classes count and those of methods do not`() throws {
    let lines = #"<line number="1" hits="2"/><line number="3" hits="0"/>"#
    let coverage = try Reading(report(file("a.py", lines))).coverage
    #expect(coverage.map(\.path) == ["a.py"])
    #expect(coverage.first?.counts == CoverageCounts(linesCovered: 1, linesTotal: 2))
  }

  @Test func `the parts of one file unite by line, and hits can be of any size`() throws {
    let first = #"<line number="2" hits="0"/><line number="1" hits="99999999999999999999"/>"#
    let second = #"<line number="2" hits="1"/><line number="1" hits="0"/>"#
    let coverage = try Reading(report(file("a.py", first) + file("a.py", second))).coverage
    #expect(coverage.count == 1)
    #expect(coverage.first?.lines.map(\.number) == [1, 2])
    #expect(coverage.first?.counts == CoverageCounts(linesCovered: 2, linesTotal: 2))
  }

  @Test func `branches are those of the condition`() throws {
    let lines = #"<line number="1" hits="1" branch="true" condition-coverage="33,3% (1/3)"/>"#
    let counts = try Reading(report(file("a.py", lines))).coverage.first?.counts
    #expect(counts?.branchesCovered == 1)
    #expect(counts?.branchesTotal == 3)
  }

  @Test func `one source root is joined and the checkout taken off`() throws {
    let text = report(
      "<sources><source>/w/shop/src</source></sources>"
        + file("a.py", #"<line number="1" hits="1"/>"#))
    #expect(try Reading(text).coverage.first?.path == "/w/shop/src/a.py")
    #expect(try Reading(text, checkout: "/w/shop").coverage.first?.path == "src/a.py")
  }

  @Test func `stated totals that are not those of the lines are remarked on`() throws {
    let one = file("a.py", #"<line number="1" hits="1"/>"#)
    let lying = try Reading(report(one, root: "lines-valid=\"2\" lines-covered=\"2\""))
    #expect(lying.warnings.count == 1)
    let right = try Reading(report(one, root: "lines-valid=\"1\" lines-covered=\"1\""))
    #expect(right.warnings.isEmpty)
  }

  @Test func `totals without lines are kept`() throws {
    let reading = try Reading(report("", root: "lines-valid=\"4\" lines-covered=\"3\""))
    #expect(reading.coverage.first?.path == ".")
    #expect(reading.coverage.first?.counts.linesCovered == 3)
  }
}
