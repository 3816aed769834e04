import History

extension ResultTable {
  /// The table without some columns.
  func hiding(_ names: Set<String>) -> ResultTable {
    let shown = columns.indices.filter { !names.contains(columns[$0]) }
    return ResultTable(
      columns: shown.map { columns[$0] }, rows: rows.map { row in shown.map { row[$0] } })
  }

  /// The table in aligned columns, at most `width` wide.
  func aligned(width: Int?, layout: TableLayout) -> String {
    guard !rows.isEmpty else {
      return TextWrap.lines(layout.whenEmpty, width: width).map { $0 + "\n" }.joined()
    }
    let empty = columns.indices.filter { column in rows.allSatisfy { $0[column] == .null } }
    let details = layout.detail.map { [$0] } ?? []
    let shown = hiding(layout.hidden.union(empty.map { columns[$0] }).union(details))
    let text = shown.set(width: width, layout)
    guard let detail = layout.detail.flatMap(columns.firstIndex(of:)) else { return text }
    var lines = text.split(separator: "\n").map { $0 + "\n" }
    for (row, cells) in rows.enumerated().reversed() {
      guard case .text(let words) = cells[detail] else { continue }
      let first = words.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
      lines.insert(
        "    \(TerminalText.cut(TerminalText.visible(first), to: width.map { $0 - 4 }))\n",
        at: row + 2)
    }
    return lines.joined()
  }

  private func set(width: Int?, _ layout: TableLayout) -> String {
    var titles: [(title: String, alignment: TextTable.Alignment)] = []
    var cells: [(ResultTable.Cell) -> String] = []
    var sources: [Int] = []
    for (index, column) in columns.enumerated() {
      let unit = ColumnUnit(column)
      titles.append((unit.title, alignment(of: index, unit)))
      cells.append { unit.isSeries ? "" : unit.text(of: $0) }
      sources.append(index)
      guard column == layout.bar else { continue }
      let greatest = rows.compactMap(\.[index].number).max() ?? 0
      titles.append(
        ("", .drawing { Sparkline.bar(rows[$0][index].number ?? 0, of: greatest, width: $1) }))
      cells.append { _ in "" }
      sources.append(index)
    }
    let yielding = layout.yielding.compactMap { name in
      sources.firstIndex { columns[$0] == name }
    }
    var table = TextTable(titles, yielding: yielding)
    for row in rows { table.add(zip(sources, cells).map { $1(row[$0]) }) }
    return table.text(width: width)
  }

  private func alignment(of column: Int, _ unit: ColumnUnit) -> TextTable.Alignment {
    if unit.isSeries {
      return .drawing { Sparkline.text(rows[$0][column].series, width: $1) }
    }
    let values = rows.map { $0[column] }
    if values.allSatisfy(\.isNumberOrNull) { return .number }
    let name = columns[column]
    if ["test", "run", "file", "old", "new"].contains(name) || name.hasSuffix("_test") {
      return .id
    }
    return values.allSatisfy(\.isInstantOrNull) ? .instant : .name
  }
}

extension ResultTable.Cell {
  fileprivate var isInstantOrNull: Bool {
    switch self {
    case .null: true
    case .text(let text): ColumnUnit.shortInstant(text) != nil
    default: false
    }
  }

  fileprivate var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .real(let value): value
    default: nil
    }
  }

  /// The numbers of a text that has them with spaces between.
  fileprivate var series: [Double] {
    switch self {
    case .text(let text): ColumnUnit.numbers(text)
    default: number.map { [$0] } ?? []
    }
  }
}
