import History
import Testing

struct JaCoCoAndCloverTests {
  @Test func `JaCoCo: a line counts when any of its instructions ran`() throws {
    let coverage = try Reading(
      """
      <!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "report.dtd">
      <report name="shop"><sessioninfo start="1705144980000" dump="1705144990000"/>
      <group name="m"><package name="com/shop"><class name="com/shop/Cart"><counter type="LINE"
      missed="9" covered="9"/></class><sourcefile name="Cart.java">
      <line nr="1" mi="0" ci="3" mb="1" cb="1"/><line nr="2" mi="3" ci="1" mb="0" cb="0"/>
      <line nr="3" mi="3" ci="0" mb="0" cb="0"/><counter type="LINE" missed="1" covered="2"/>
      <counter type="BRANCH" missed="1" covered="1"/></sourcefile></package></group></report>
      """
    ).coverage
    #expect(coverage.map(\.path) == ["m/com/shop/Cart.java"])
    #expect(
      coverage.first?.counts
        == CoverageCounts(linesCovered: 2, linesTotal: 3, branchesCovered: 1, branchesTotal: 2))
    #expect(coverage.first?.lines.map(\.number) == [1, 2, 3])
  }

  @Test func `JaCoCo: modules have their own files, of whatever name`() throws {
    func module(_ name: String) -> String {
      """
      <group name="\(name)"><package name="p"><sourcefile name="A.kt"><line nr="1" mi="0" ci="1"/>
      </sourcefile></package></group>
      """
    }
    let groups = module("app") + "<group name=\"lib\">\(module("core"))</group>"
    let coverage = try Reading("<report name=\"all\">\(groups)</report>").coverage
    #expect(coverage.map(\.path) == ["app/p/A.kt", "lib/core/p/A.kt"])
  }

  @Test func `JaCoCo: where lines say nothing the file's counters hold`() throws {
    let coverage = try Reading(
      """
      <report name="r"><package name=""><sourcefile name="lib.cpp"><line nr="1"/><line nr="2"/>
      <counter type="LINE" missed="1" covered="1"/></sourcefile></package></report>
      """
    ).coverage
    #expect(coverage.first?.counts == CoverageCounts(linesCovered: 1, linesTotal: 2))
    #expect(coverage.first?.lines.isEmpty == true)
  }

  @Test func `Clover: statements and conditions are lines, a condition has two branches`() throws {
    let coverage = try Reading(
      """
      <coverage generated="1705144980"><project><package name="p"><file name="a.php"
      path="/w/src/a.php"><line num="1" type="method" count="1"/>
      <line num="2" type="stmt" count="99999999999999999999"/><line num="3" type="stmt" count="0"/>
      <line num="4" type="cond" truecount="2" falsecount="0"/></file></package></project>
      <testproject><file path="t.php"><line num="1" type="stmt" count="1"/></file></testproject>
      </coverage>
      """, checkout: "/w"
    ).coverage
    #expect(coverage.map(\.path) == ["src/a.php"])
    #expect(
      coverage.first?.counts
        == CoverageCounts(linesCovered: 2, linesTotal: 3, branchesCovered: 1, branchesTotal: 2))
  }
}
