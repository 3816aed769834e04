import History
import Platform

/// Comma-separated values as `sqlite3 -csv -header` writes them, byte by byte, so that a script may take
/// either; but what a terminal, a CI or a spreadsheet would obey is shown. JSON has every text to the letter.
enum CSV {
  static func text(of table: ResultTable) -> String {
    let lines = [table.columns.map(field)] + table.rows.map { $0.map(field) }
    return lines.map { $0.joined(separator: ",") + "\n" }.joined()
  }

  private static func field(_ cell: ResultTable.Cell) -> String {
    switch cell {
    case .null: ""
    case .integer(let value): String(value)
    case .real(let value): number(value)
    case .text(let value): field(value)
    }
  }

  /// The shell quotes more than it has to: what is empty, and what holds a space, an apostrophe or
  /// anything that is not ASCII.
  private static func field(_ text: String) -> String {
    let text = harmless(text)
    let isPlain = text.utf8.allSatisfy { byte in
      byte > 0x20 && byte < 0x7f && !"\"',".utf8.contains(byte)
    }
    if isPlain && !text.isEmpty { return text }
    return "\"" + text.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }

  /// The text with its lines, in which nothing commands: a spreadsheet takes what begins so for a formula.
  private static func harmless(_ text: String) -> String {
    let shown = text.unicodeScalars.split(separator: "\t", omittingEmptySubsequences: false)
      .map { TerminalText.visibleLines(String($0)) }.joined(separator: "\t")
    return unformulated(shown)
  }

  /// The text behind an apostrophe where it begins a formula.
  static func unformulated(_ text: String) -> String {
    let first = text.unicodeScalars.first { !$0.properties.isWhitespace }
    guard let first, "=+-@＝＋－＠".unicodeScalars.contains(first) else { return text }
    return "'" + text
  }

  /// Fifteen significant digits, with a decimal point always (SQLite's `%!.15g`).
  private static func number(_ value: Double) -> String {
    guard value.isFinite else { return value < 0 ? "-Inf" : "Inf" }
    if value == 0 { return "0.0" }
    var buffer = [CChar](repeating: 0, count: 32)
    let count = withVaList([value]) { vsnprintf(&buffer, buffer.count, "%.15g", $0) }
    let digits = String(
      decoding: buffer.prefix(Int(count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    guard !digits.contains(".") else { return digits }
    let mantissa = digits.prefix { $0 != "e" }
    return mantissa + ".0" + digits.dropFirst(mantissa.count)
  }
}
