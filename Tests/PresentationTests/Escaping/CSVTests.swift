import History
import Presentation
import TestSupport
import Testing

/// Comma-separated values are those of `sqlite3 -csv -header`.
struct CSVTests {
  /// What the shell and what we make of one row.
  private func row(_ cells: [ResultTable.Cell]) throws -> (shell: String, ours: String) {
    let columns = cells.indices.map { "column \($0)" }
    let values = zip(cells, columns).map { "\(literal($0)) AS \"\($1)\"" }
    let shell = try Sandbox().run(
      ["sqlite3", "-csv", "-header", ":memory:"],
      input: "SELECT \(values.joined(separator: ", "));\n")
    let table = ResultTable(columns: columns, rows: [cells])
    return (shell.output + shell.errors, table.text(as: .csv, width: nil))
  }

  private func literal(_ cell: ResultTable.Cell) -> String {
    switch cell {
    case .null: return "NULL"
    case .integer(let value): return String(value)
    case .real(let value):
      return value.isInfinite ? "\(value < 0 ? "-" : "")9e999" : "CAST('\(value)' AS REAL)"
    case .text(let value):
      let bytes = value.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
      return "CAST(x'\(bytes.joined())' AS TEXT)"
    }
  }

  /// All but those that move a cursor or turn the text.
  @Test func `every character is quoted where the shell quotes it`() throws {
    let scalars =
      [0x9, 0xa] + Array(UInt32(0x20)..<0x7f) + Array(0xa0..<0xad) + Array(0xae..<0x180)
      + [0x65e5, 0x1f389]
    let cells = scalars.compactMap { UnicodeScalar($0).map { ResultTable.Cell.text("a\($0)b") } }
    for start in stride(from: 0, to: cells.count, by: 100) {
      let (shell, ours) = try row(Array(cells[start..<min(start + 100, cells.count)]))
      #expect(shell == ours)
    }
  }

  @Test func `nothing, an empty text and whole numbers are the shell's`() throws {
    let (shell, ours) = try row([
      .text("x"), .null, .text(""), .text("\""), .text(" "), .integer(0), .integer(.max),
      .integer(-1), .text("a\"\"b"), .text("a\"\u{301}b"), .null,
    ])
    #expect(shell == ours)
  }

  @Test(arguments: [
    ("a\u{1b}[31mb", #"a\u{1b}[31mb"#), ("a\rb", #"a\rb"#), ("\u{202e}a", #"\u{202e}a"#),
    ("=1+1", #""'=1+1""#), ("+1", #""'+1""#), (" @SUM(1)", #""' @SUM(1)""#), ("-1", #""'-1""#),
    ("a\n::error::b", "\"a\n\\u{3a}:error::b\""), ("##vso[a]b", #"\u{23}#vso[a]b"#),
  ])
  func `what a terminal, a CI or a spreadsheet would obey is shown`(text: String, field: String) {
    let table = ResultTable(columns: ["a"], rows: [[.text(text)]])
    #expect(table.text(as: .csv, width: nil) == "a\n\(field)\n")
  }

  @Test func `a number that is less than nothing is no formula`() {
    let table = ResultTable(columns: ["a", "b"], rows: [[.integer(-1), .real(-2.5)]])
    #expect(table.text(as: .csv, width: nil) == "a,b\n-1,-2.5\n")
    #expect(table.text(as: .tsv, width: nil) == "a\tb\n-1\t-2.5\n")
  }

  @Test func `numbers have the shell's fifteen digits and its point`() throws {
    var random = Generator(seed: 3)
    var numbers: [Double] = [
      0, -0.0, 1, 12, -2.5, 0.1 + 0.2, 1e14, 1e15, 1e16, 1e20, 1e-4, 1e-5, 1e300, .infinity,
      -.infinity, 100, 33.33, 99.995,
    ]
    for _ in 0..<200 {
      numbers.append(Double(Int.random(in: -1_000_000...1_000_000, using: &random)) / 1000)
      numbers.append(random.normal() * 1000)
    }
    for start in stride(from: 0, to: numbers.count, by: 100) {
      let some = numbers[start..<min(start + 100, numbers.count)]
      let (shell, ours) = try row(some.map { .real($0) })
      #expect(shell == ours)
    }
  }
}
