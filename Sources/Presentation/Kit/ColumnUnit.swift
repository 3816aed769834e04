import History

/// What the ending of a column's name says of its values: `median_us` are microseconds.
struct ColumnUnit {
  private enum Unit {
    case none, microseconds, nanoseconds, bytes, percent, points, ratio, series
  }

  private static let units: [(ending: String, unit: Unit)] = [
    ("_us", .microseconds), ("_ns", .nanoseconds), ("_bytes", .bytes), ("_percent", .percent),
    ("_points", .points), ("_ratio", .ratio),
  ]

  /// The name without the unit, with spaces for underscores.
  let title: String
  private let unit: Unit

  init(_ column: String) {
    let known = Self.units.first { column.hasSuffix($0.ending) && column != $0.ending }
    let name = column.dropLast(known?.ending.count ?? 0)
    unit = name == "trend" ? .series : column == "ratio" ? .ratio : known?.unit ?? .none
    title = Self.titles[column] ?? name.split(separator: "_").joined(separator: " ")
  }

  /// What people call a column whose name says it to programs alone. How busy workers were is what the gate says: these
  /// are shares of the whole run.
  private static let titles = [
    "flake_budget": "usually flaky", "busy_percent": "in tests", "efficiency_percent": "CPU use",
  ]

  /// Whether a value is a row of numbers, which is drawn.
  var isSeries: Bool { unit == .series }

  /// The value as people read it.
  func text(of cell: ResultTable.Cell) -> String {
    switch (unit, cell) {
    case (_, .null): ""
    case (.microseconds, .integer(let value)): Units.duration(value)
    case (.microseconds, .real(let value)):
      abs(value) < 9e18 ? Units.duration(Int64(value.rounded())) : Units.decimal(value)
    case (.nanoseconds, .integer(let value)): Units.nanoseconds(Double(value))
    case (.nanoseconds, .real(let value)): Units.nanoseconds(value)
    case (.bytes, .integer(let value)): Units.bytes(value)
    case (.percent, .integer(let value)): Units.percent(Double(value))
    case (.percent, .real(let value)): Units.fixed(value, decimals: 2) + " %"
    case (.points, .integer(let value)): Units.signed(Double(value))
    case (.points, .real(let value)): Units.signed(value)
    case (.ratio, .integer(let value)): "×\(value)"
    case (.ratio, .real(let value)): "×" + Units.fixed(value, decimals: 2)
    case (.series, .text(let value)): Sparkline.text(Self.numbers(value), width: 12)
    case (_, .integer(let value)): String(value)
    case (_, .real(let value)): Units.fixed(value, decimals: 2)
    case (_, .text(let value)): Self.shortInstant(value) ?? value
    }
  }

  /// The numbers of a text that has them with spaces between.
  static func numbers(_ text: String) -> [Double] {
    text.split(separator: " ").compactMap { Double($0) }
  }

  /// `2026-03-05 07:00` for an instant in ISO 8601; nil for any other text.
  static func shortInstant(_ text: String) -> String? {
    let shape = Array(text.utf8.prefix(21))
    guard shape.count == 20, shape[10] == UInt8(ascii: "T"), shape[19] == UInt8(ascii: "Z"),
      Instant(iso8601: text) != nil
    else { return nil }
    return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5))"
  }
}
