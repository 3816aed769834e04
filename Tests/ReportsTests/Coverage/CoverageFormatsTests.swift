import History
import Testing

@testable import Reports

@Suite struct CoverageFormatsTests {
  @Test func `three reports of one coverage run agree`() throws {
    let json = try Reading(fixture: "coverage/coverage.json")
    let lcov = try Reading(fixture: "coverage/coverage.lcov")
    #expect(json.counts.words == "6/8 3/4")
    #expect(json.coverage == lcov.coverage)
    #expect(json.coverage.map(\.path) == ["shop/__init__.py", "shop/money.py"])
    #expect(json.warnings.isEmpty)
  }

  @Test(arguments: [
    ("coverage/llvm-cov.lcov", "5/7 2/4"), ("coverage/llvm-cov.json", "5/7 2/4"),
    ("coverage/lcov.info", "4/6 1/2"), ("coverage/node.lcov", "11/11 10/10"),
    ("go/cover.out", "3/4 0/0"),
  ])
  func `what a tool wrote is counted as the tool counts it`(
    fixture: String, counts: String
  ) throws {
    let report = try Reading(fixture: fixture)
    #expect(report.counts.words == counts)
  }

  @Test(arguments: [
    ("TN:\nSF:a\nDA:1,1\nDA:2,0\nend_of_record\nSF:a\nDA:1,0\nDA:3,0\nend_of_record\n", "1/3 0/0"),
    ("SF:a\nDA:1,1,abc=\nDA:2,0\nend_of_record\n", "1/2 0/0"),
    ("SF:a\nDA:1,99999999999999999999999\nDA:2,1.5e3\nend_of_record\n", "2/2 0/0"),
    ("SF:a\r\nDA:0,1\r\nLF:900\r\nend_of_record\r\n", "1/1 0/0"),
    ("SF:a\nDA:1,1\nBRDA:1,0,jump, or not,1\nBRDA:1,0,else,-\nend_of_record\n", "1/1 1/2"),
    ("SF:a\nFN:1,2,f(int, int)\nFNDA:1,f(int, int)\nVER:x\nend_of_record\n", "0/0 0/0"),
    ("mode: set\na.go:1.1,3.2 2 1\na.go:5.1,6.2 3 0\na.go:1.1,3.2 2 0\n", "2/5 0/0"),
    ("mode: set\nC:\\m\\a b.go:1.1,3.2 2 1\nmode: set\nC:\\m\\a b.go:1.1,3.2 2 0\n", "2/2 0/0"),
  ])
  func `the same place told twice counts once`(text: String, counts: String) throws {
    let report = try Reading(text)
    #expect(report.counts.words == counts)
    #expect(report.coverage.count == 1)
  }

  @Test(arguments: [
    ("SF:a\nDA:x,1\n", 2), ("TN:\nDA:1,1\n", 2), ("SF:a\nDA:1\n", 2), ("SF:a\nDA:1,nan\n", 2),
    ("SF:a\nBRDA:1,0,1\n", 2), ("SF:a\nhello\n", 2), ("mode: set\nhello\n", 2),
    ("mode: set\na.go:1.1,3.2 2 -1\n", 2), ("mode: set\na.go:1.1 2 1\n", 2),
  ])
  func `a broken line is refused by its number`(text: String, line: Int) {
    let error = #expect(throws: ReportError.self) { try Reading(text) }
    #expect(error?.position?.line == line)
  }

  @Test func `a trace file that breaks off is read with a remark`() throws {
    let report = try Reading("SF:a\nDA:1,1\n")
    #expect(report.counts.words == "1/1 0/0")
    #expect(report.warnings.count == 1 && !report.summary.isComplete)
  }

  @Test func `totals that its files do not have are remarked`() throws {
    let report = try Reading(
      #"{"meta":{"version":"7"},"files":{"a.py":{"executed_lines":[1],"missing_lines":[2]}},"#
        + #""totals":{"num_statements":5}}"#)
    #expect(report.counts.words == "1/2 0/0")
    #expect(report.warnings == ["the totals state 5 statements, its files have 2"])
  }
}
