/// Rows of text that are shown as columns or as Markdown.
struct PlainTable {
  private let columns: [(title: String, alignment: TextTable.Alignment)]
  private let yielding: [Int]
  private var rows: [[String]] = []

  /// `yielding`: the columns that text leaves out, in this order, where there is no room for all.
  init(
    _ columns: [(title: String, alignment: TextTable.Alignment)], yielding: [Int] = []
  ) {
    self.columns = columns
    self.yielding = yielding
  }

  /// Adds a row; it has as many cells as there are columns.
  mutating func add(_ cells: [String]) { rows.append(cells) }

  func text(width: Int?) -> String {
    var table = TextTable(columns, yielding: yielding)
    for row in rows { table.add(row) }
    return table.text(width: width)
  }

  var markdown: String {
    let rule = columns.map { $0.alignment.isNumber ? "---:" : "---" }
    let lines =
      [columns.map { Markdown.cell($0.title) }, rule] + rows.map { $0.map(Markdown.cell) }
    return lines.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }
}
