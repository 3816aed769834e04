import History
import Testing

@testable import Presentation

struct GrownFunctionsTests {
  private static let columns = [
    "function", "file", "line", "before_us", "after_us", "before_total_us", "after_total_us",
    "before_samples", "after_samples", "before_total_samples", "after_total_samples", "against",
  ]

  private func row(
    _ name: String, _ before: Int64, _ after: Int64, sampled: Bool = false,
    against: String? = "0a1b2c3d4e"
  ) -> [ResultTable.Cell] {
    let figures: [ResultTable.Cell] = [
      .integer(before), .integer(after), .integer(before), .integer(after),
    ]
    let none = [ResultTable.Cell](repeating: .null, count: 4)
    return [.text(name), .text("shop/price.py"), .integer(12)]
      + (sampled ? none + figures : figures + none) + [against.map { .text($0) } ?? .null]
  }

  @Test func `functions that grew are named with what they took`() throws {
    let table = ResultTable(
      columns: Self.columns,
      rows: [row("parse_price", 1_200_000, 3_400_000), row("a", 0, 900), row("b", 90_000, 96_000)])
    let grown = try #require(GrownFunctions(table))
    #expect(
      grown.lines == [
        "functions that grew since run 0a1b2c3d:",
        "  parse_price (shop/price.py:12)  1.20 s → 3.40 s",
      ])
    let document = JSON.object(grown.members).line
    #expect(document.contains(#""function":"parse_price","file":"shop/price.py","line":12"#))
    #expect(document.contains(#""before_us":1200000,"after_us":3400000"#))
  }

  @Test func `samples are told as samples`() throws {
    let table = ResultTable(columns: Self.columns, rows: [row("f", 12, 40, sampled: true)])
    let grown = try #require(GrownFunctions(table))
    #expect(grown.lines.last == "  f (shop/price.py:12)  12 samples → 40 samples")
  }

  @Test func `without another profile nothing is said`() {
    let table = ResultTable(columns: Self.columns, rows: [row("f", 0, 9_000_000, against: nil)])
    #expect(GrownFunctions(table) == nil)
  }
}
