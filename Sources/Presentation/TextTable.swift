/// Rows in columns, for a terminal of some width.
public struct TextTable {
  /// How a column is set.
  public enum Alignment: Sendable {
    /// Names: to the left; shortened in the middle where there is no room.
    case name
    /// Numbers: to the right; never shortened.
    case number
  }

  private let header: [String]
  private let alignments: [Alignment]
  private var rows: [[String]] = []

  /// A table with these columns. The text of cells is made safe for the terminal here.
  public init(_ columns: [(title: String, alignment: Alignment)]) {
    header = columns.map(\.title)
    alignments = columns.map(\.alignment)
  }

  /// Adds a row; it has as many cells as there are columns.
  public mutating func add(_ cells: [String]) { rows.append(cells.map(TerminalText.visible)) }

  /// The lines of the table, each ended by a newline; without rows, nothing.
  ///
  /// `width`: the columns there are; nil for no limit, as in a pipe.
  public func text(width: Int?) -> String {
    guard !rows.isEmpty else { return "" }
    let widths = columnWidths(within: width)
    return ([header] + rows).map { line($0, widths: widths) }.joined()
  }

  private func columnWidths(within width: Int?) -> [Int] {
    var widths = header.indices.map { column in
      ([header] + rows).map { TerminalText.width($0[column]) }.max() ?? 0
    }
    guard let width else { return widths }
    let gaps = 2 * (widths.count - 1)
    var excess = widths.reduce(gaps, +) - width
    // The widest name gives way first, so that short ones such as ids and dates stay whole as long as
    // there is a longer one.
    for least in [24, 17, 8] {
      while excess > 0 {
        let names = widths.indices.filter { alignments[$0] == .name && widths[$0] > least }
        guard let widest = names.max(by: { widths[$0] < widths[$1] }) else { break }
        widths[widest] -= 1
        excess -= 1
      }
    }
    return widths
  }

  private func line(_ cells: [String], widths: [Int]) -> String {
    let set = cells.indices.map { column in
      let cell = TerminalText.shortened(cells[column], to: widths[column])
      let gap = String(repeating: " ", count: max(0, widths[column] - TerminalText.width(cell)))
      return alignments[column] == .number ? gap + cell : cell + gap
    }
    var text = set.joined(separator: "  ")
    while text.last == " " { text.removeLast() }
    return text + "\n"
  }
}
