import History
import Presentation
import Testing

struct TableTests {
  private let table = ResultTable(
    columns: ["test", "median_us", "share_percent", "started"],
    rows: [
      [
        .text("tests.integration.catalog.test_find::test_a_very_long_name[with-parameters]"),
        .integer(83_500), .real(1.4), .text("2026-03-05T07:00:00Z"),
      ],
      [.text("a|b,\"c\"\nd"), .null, .real(12), .null],
    ])

  @Test func `people see units, data have microseconds`() {
    let text = table.text(as: .text, width: nil)
    #expect(
      text.contains("83.5 ms") && text.contains("1.40 %") && text.contains("2026-03-05 07:00"))
    #expect(text.hasPrefix("test"))
    #expect(!text.contains("median_us"))
    #expect(table.text(as: .csv, width: 10).hasPrefix("test,median_us,share_percent,started\n"))
    #expect(table.text(as: .json, width: nil).contains("\"median_us\": 83500"))
  }

  @Test func `a table fits its width and never shortens a number`() {
    for width in 50...120 {
      let lines = table.text(as: .text, width: width).split(separator: "\n")
      for line in lines { #expect(TerminalText.width(String(line)) <= width) }
      #expect(lines.contains { $0.contains("83.5 ms") })
    }
  }

  @Test func `columns go before a name is cut`() {
    let name = "tests/integration/test_catalog.py::test_find[a-long-parameter-of-it]"
    let table = ResultTable(
      columns: ["test", "median_us", "runs"], rows: [[.text(name), .integer(83_500), .integer(12)]])
    let text = table.text(as: .text, width: 80, layout: TableLayout(yielding: ["runs"]))
    #expect(text.contains(name) && text.contains("83.5 ms") && !text.contains("12"))
  }

  @Test func `comma-separated values are quoted as the sqlite3 shell does it`() {
    let lines = table.text(as: .csv, width: nil)
    #expect(lines.hasSuffix("\"a|b,\"\"c\"\"\nd\",,12.0,\n"))
  }

  @Test func `tab-separated values stay on one line`() {
    let lines = table.text(as: .tsv, width: nil).split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[2] == "a|b,\"c\"\\nd\t\t12.0\t")
  }

  @Test func `Markdown has no markup of strangers`() {
    let text = table.text(as: .markdown, width: nil)
    #expect(text.split(separator: "\n").count == 4)
    #expect(text.contains("a\\|b,\"c\"\\\\nd"))
    let hostile = Markdown.escaped("<img src=x> @team `code` [a](b) **b**")
    for mark in ["<", "@", " `", " [", " *"] { #expect(!hostile.contains(mark)) }
  }

  @Test func `an empty table says so to people and has a header for scripts`() {
    let empty = ResultTable(columns: ["a", "b"])
    let layout = TableLayout(whenEmpty: "no benchmark is recorded: laptime record benchmark.json")
    #expect(
      empty.text(as: .text, width: 80, layout: layout)
        == "no benchmark is recorded: laptime record benchmark.json\n")
    #expect(empty.text(as: .text, width: 80) != "no rows\n")
    #expect(empty.text(as: .csv, width: 80) == "a,b\n")
    #expect(empty.text(as: .json, width: 80) == "[]\n")
  }
}
