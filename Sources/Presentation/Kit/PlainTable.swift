/// Rows of text that are shown as columns or as Markdown.
struct PlainTable {
  private let columns: [(title: String, alignment: TextTable.Alignment)]
  private var rows: [[String]] = []

  init(_ columns: [(title: String, alignment: TextTable.Alignment)]) { self.columns = columns }

  /// Adds a row; it has as many cells as there are columns.
  mutating func add(_ cells: [String]) { rows.append(cells) }

  func text(width: Int?) -> String {
    var table = TextTable(columns)
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
