/// Rows in columns, for a terminal of some width.
public struct TextTable {
  /// How a column is set.
  public enum Alignment {
    /// Names: to the left; shortened in the middle where there is no room.
    case name
    /// Names that are pasted: whole as long as a column can be left out instead, and never cut alike.
    case id
    /// Numbers: to the right; never shortened.
    case number
    /// Dates and times to the minute: without the year where there is no room.
    case instant
    /// What is drawn for a row in at most so many columns: smaller, then left out where there is no
    /// room.
    case drawing((_ row: Int, _ width: Int) -> String)

    var isNumber: Bool { if case .number = self { true } else { false } }
    fileprivate var isName: Bool {
      switch self {
      case .name, .id: true
      default: false
      }
    }
    fileprivate var isID: Bool { if case .id = self { true } else { false } }
    fileprivate var isInstant: Bool { if case .instant = self { true } else { false } }
    fileprivate var isDrawing: Bool { if case .drawing = self { true } else { false } }
  }

  private static let widestDrawing = 12
  private static let gap = 2

  private let header: [String]
  private let alignments: [Alignment]
  private let yielding: [Int]
  private var rows: [[String]] = []

  /// A table with these columns. The text of cells and titles is made safe for the terminal here.
  ///
  /// `yielding`: the columns that are left out, in this order, where there is no room for all.
  public init(_ columns: [(title: String, alignment: Alignment)], yielding: [Int] = []) {
    header = columns.map { TerminalText.visible($0.title) }
    alignments = columns.map(\.alignment)
    self.yielding = yielding
  }

  /// Adds a row; it has as many cells as there are columns, empty ones where something is drawn.
  public mutating func add(_ cells: [String]) { rows.append(cells.map(TerminalText.visible)) }

  /// The lines of the table, each ended by a newline; without rows, nothing.
  ///
  /// `width`: the columns there are; nil for no limit, as in a pipe.
  public func text(width: Int?) -> String {
    guard !rows.isEmpty else { return "" }
    let (widths, hasYears) = layout(within: width)
    let drawn = rows.indices.map { row in
      rows[row].indices.map { column in
        switch alignments[column] {
        case .drawing(let draw): draw(row, widths[column])
        case .instant where !hasYears: String(rows[row][column].dropFirst(5))
        default: rows[row][column]
        }
      }
    }
    let cut = header.indices.map { column in
      alignments[column].isID && widths[column] > 0
        ? DistinctNames(rows.map { $0[column] }, to: widths[column]).cut : [:]
    }
    return ([header] + drawn).map { cells in
      line(zip(cells, cut).map { $1[$0] ?? $0 }, widths: widths)
    }.joined()
  }

  /// The width of each column, 0 for one that is left out, and whether instants keep their years.
  ///
  /// The widest name gives way first, so that short ones such as ids stay whole as long as there is a
  /// longer one.
  private func layout(within width: Int?) -> (widths: [Int], hasYears: Bool) {
    var widths = header.indices.map { column in
      alignments[column].isDrawing
        ? Self.widestDrawing
        : ([header] + rows).map { TerminalText.width($0[column]) }.max() ?? 0
    }
    var hasYears = true
    guard let width else { return (widths, hasYears) }
    leaveOut(from: &widths, until: width)
    func excess() -> Int {
      let shown = widths.filter { $0 > 0 }
      return shown.reduce(Self.gap * (shown.count - 1), +) - width
    }
    func leaveYearsOut() {
      guard excess() > 0 else { return }
      hasYears = false
      for column in widths.indices where alignments[column].isInstant && widths[column] > 5 {
        widths[column] = max(widths[column] - 5, TerminalText.width(header[column]))
      }
    }
    func shrinkNames(to least: Int, idsToo: Bool = true) {
      while excess() > 0 {
        let names = widths.indices.filter {
          alignments[$0].isName && widths[$0] > least && (idsToo || !alignments[$0].isID)
        }
        guard let widest = names.max(by: { widths[$0] < widths[$1] }) else { return }
        widths[widest] -= 1
      }
    }
    let drawings = widths.indices.filter { alignments[$0].isDrawing }
    if alignments.contains(where: \.isID) {
      shrinkNames(to: 20, idsToo: false)
      for column in drawings where excess() > 0 { widths[column] = 0 }
      leaveYearsOut()
    }
    shrinkNames(to: 40)
    for column in drawings where widths[column] > 6 { widths[column] -= min(6, max(0, excess())) }
    shrinkNames(to: 32)
    if hasYears { leaveYearsOut() }
    shrinkNames(to: 20)
    for column in drawings where excess() > 0 { widths[column] = 0 }
    shrinkNames(to: 8)
    return (widths, hasYears)
  }

  /// Leaves columns out until the others fit when they are as narrow as can still be read well.
  private func leaveOut(from widths: inout [Int], until width: Int) {
    // A drawing makes way for long names before a column does.
    let isOfNames = widths.indices.contains { alignments[$0].isID && widths[$0] > 20 }
    for column in yielding {
      let least = widths.indices.filter { widths[$0] > 0 }.map { column in
        switch alignments[column] {
        case .name: min(widths[column], 20)
        case .id: widths[column]
        case .number: widths[column]
        case .instant: max(widths[column] - 5, TerminalText.width(header[column]))
        case .drawing: isOfNames ? 0 : widths[column] / 2
        }
      }
      let gaps = Self.gap * (least.count { $0 > 0 } - 1)
      if least.reduce(gaps, +) <= width { return }
      widths[column] = 0
    }
  }

  private func line(_ cells: [String], widths: [Int]) -> String {
    let set = cells.indices.filter { widths[$0] > 0 }.map { column in
      let cell = TerminalText.shortened(cells[column], to: widths[column])
      let gap = String(repeating: " ", count: max(0, widths[column] - TerminalText.width(cell)))
      if case .number = alignments[column] { return gap + cell }
      return cell + gap
    }
    var text = set.joined(separator: String(repeating: " ", count: Self.gap))
    while text.last == " " { text.removeLast() }
    return text + "\n"
  }
}
