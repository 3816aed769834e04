import History

/// What the ending of a column's name says of its values: `median_us` are microseconds.
struct ColumnUnit {
  private enum Unit {
    case none, microseconds, percent
  }

  /// The name without the unit, with spaces for underscores.
  let title: String
  private let unit: Unit

  init(_ column: String) {
    let units: [(String, Unit)] = [("_us", .microseconds), ("_percent", .percent)]
    let known = units.first { column.hasSuffix($0.0) && column.count > $0.0.count }
    unit = known?.1 ?? .none
    title = column.dropLast(known?.0.count ?? 0).split(separator: "_").joined(separator: " ")
  }

  /// `2026-03-05 07:00` for an instant in ISO 8601; nil for any other text.
  private static func shortInstant(_ text: String) -> String? {
    let shape = Array(text.utf8.prefix(21))
    guard shape.count == 20, shape[10] == UInt8(ascii: "T"), shape[19] == UInt8(ascii: "Z"),
      Instant(iso8601: text) != nil
    else { return nil }
    return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5))"
  }

  /// The value as people read it.
  func text(of cell: ResultTable.Cell) -> String {
    switch (unit, cell) {
    case (_, .null): ""
    case (.microseconds, .integer(let value)): Units.duration(value)
    case (.microseconds, .real(let value)):
      abs(value) < 9e18 ? Units.duration(Int64(value.rounded())) : Units.decimal(value)
    case (.percent, .integer(let value)): Units.percent(Double(value))
    case (.percent, .real(let value)): Units.fixed(value, decimals: 2) + " %"
    case (_, .integer(let value)): String(value)
    case (_, .real(let value)): Units.fixed(value, decimals: 2)
    case (_, .text(let value)): Self.shortInstant(value) ?? value
    }
  }
}
