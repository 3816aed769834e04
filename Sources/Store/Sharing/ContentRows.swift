import History

/// The rows of one table of what travels, in order.
struct ContentRows: Hashable, Sendable {
  let table: ContentTable
  /// Row after row.
  private(set) var values: [SQLValue] = []
  let width: Int

  init(_ table: ContentTable) {
    self.table = table
    width = table.columns.count
  }

  var count: Int { values.count / width }
  var isEmpty: Bool { values.isEmpty }

  /// Adds a row, which has a value for each column.
  mutating func append(_ row: [SQLValue]) {
    precondition(row.count == width)
    values += row
  }

  /// Adds a row by the names of its columns; what is not named is NULL.
  mutating func append(_ row: [String: SQLValue]) {
    values += table.columns.map { row[$0] ?? .null }
  }

  func row(_ index: Int) -> ArraySlice<SQLValue> {
    values[index * width..<(index + 1) * width]
  }

  /// A row by the names of its columns.
  func named(_ index: Int) -> [String: SQLValue] {
    Dictionary(zip(table.columns, row(index)), uniquingKeysWith: { first, _ in first })
  }

  /// All rows by the names of their columns.
  var all: [[String: SQLValue]] { (0..<count).map(named) }

  /// One column of all rows.
  func column(_ place: Int) -> [SQLValue] {
    stride(from: place, to: values.count, by: width).map { values[$0] }
  }

  /// Changes a value.
  mutating func set(_ name: String, of row: Int, to value: SQLValue) {
    guard let place = table.columns.firstIndex(of: name) else { return }
    values[row * width + place] = value
  }

  /// Keeps the rows for which the body holds.
  mutating func keep(_ isKept: ([String: SQLValue]) -> Bool) {
    let kept = (0..<count).filter { isKept(named($0)) }
    values = kept.flatMap { row($0) }
  }
}

extension [String: SQLValue] {
  func integer(_ name: String) -> Int64? {
    guard case .integer(let value) = self[name] else { return nil }
    return value
  }

  func text(_ name: String) -> String? {
    guard case .text(let value) = self[name] else { return nil }
    return value
  }
}
