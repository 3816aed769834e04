public import History

extension ResultTable {
  /// The table with the values of one column as people read them, in the unit that the name in another one
  /// ends with: `wall_us` and 1500000 become `wall` and `1.50 s`.
  public func inWords(_ values: String, namedBy names: String) -> ResultTable {
    guard let value = columns.firstIndex(of: values), let name = columns.firstIndex(of: names)
    else { return self }
    return ResultTable(
      columns: columns,
      rows: rows.map { row in
        guard case .text(let text) = row[name] else { return row }
        let unit = ColumnUnit(text)
        var row = row
        row[name] = .text(unit.title)
        row[value] = .text(unit.text(of: row[value]))
        return row
      })
  }
}

extension ResultTable.Face {
  /// Whether it shows units and words; data have the values as they are.
  public var isForPeople: Bool { self == .text || self == .markdown }
}
