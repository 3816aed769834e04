public import History

extension ResultTable {
  /// The faces of a table.
  public enum Face: String, CaseIterable, Sendable {
    case text, json, jsonl, csv, tsv, markdown
  }

  /// The table as text.
  ///
  /// For people times are in units, names may be shortened, and `layout` holds; every other face has
  /// the values as they are, under the names of the columns.
  /// `width`: the columns of the terminal; nil for no limit.
  public func text(as face: Face, width: Int?, layout: TableLayout = TableLayout()) -> String {
    switch face {
    case .text: return aligned(width: width, layout: layout)
    case .json: return JSON.array(objects).document
    case .jsonl: return objects.map { $0.line + "\n" }.joined()
    case .csv: return CSV.text(of: self)
    case .tsv: return tabSeparated
    case .markdown: return hiding(layout.hidden).markdown
    }
  }

  /// The rows as documents have them.
  var objects: [JSON] {
    rows.map { row in .object(zip(columns, row).map { ($0, $1.json) }) }
  }

  private var tabSeparated: String {
    let lines = [columns.map(Self.tsvField)] + rows.map { $0.map(Self.tsvField) }
    return lines.map { $0.joined(separator: "\t") + "\n" }.joined()
  }

  private var markdown: String {
    let units = columns.map(ColumnUnit.init)
    var lines = [units.map { Markdown.cell($0.title) }]
    lines.append(
      columns.indices.map { column in
        rows.allSatisfy { $0[column].isNumberOrNull } ? "---:" : "---"
      })
    lines += rows.map { row in zip(units, row).map { Markdown.cell($0.text(of: $1)) } }
    return lines.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }

  private static func tsvField(_ cell: Cell) -> String {
    if case .text(let text) = cell { tsvField(text) } else { cell.plain }
  }

  /// Tab-separated values have no quotes: what would end a field or a line is shown as an escape, and what a
  /// terminal, a CI or a spreadsheet would obey too.
  private static func tsvField(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\t": result += "\\t"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\\": result += "\\\\"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return CSV.unformulated(TerminalText.visible(result))
  }
}

extension ResultTable.Cell {
  var isNumberOrNull: Bool { if case .text = self { false } else { true } }

  var json: JSON {
    switch self {
    case .null: .null
    case .integer(let value): .integer(value)
    case .real(let value): .number(value)
    case .text(let value): .string(value)
    }
  }

  /// The value alone; nothing for null.
  var plain: String {
    switch self {
    case .null: ""
    case .integer(let value): String(value)
    case .real(let value): String(value)
    case .text(let value): value
    }
  }
}
