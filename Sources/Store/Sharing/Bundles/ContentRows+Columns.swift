import History

/// The rows of a table as bytes, column by column.
extension ContentRows {
  private static let hasNulls: UInt8 = 0x80
  private static let isMixed: UInt8 = 0x40
  /// Values of all columns, of which a stranger could make many of few bytes.
  private static let mostValues = 1 << 25

  var columnBytes: [UInt8] {
    var bytes = ContentBytes()
    bytes.append(count: count)
    bytes.append(count: width)
    for place in 0..<width { Self.append(column(place), to: &bytes) }
    return bytes.bytes
  }

  private static func append(_ column: [SQLValue], to bytes: inout ContentBytes) {
    let kinds = Set(column.map(\.kind)).subtracting([0])
    guard kinds.count < 2 else {
      bytes.append(byte: isMixed)
      for value in column { bytes.append(value) }
      return
    }
    let nulls = column.count { $0 == .null }
    guard let kind = kinds.first else { return bytes.append(byte: 0) }
    bytes.append(byte: kind | (nulls > 0 ? hasNulls : 0))
    if nulls > 0 {
      for start in stride(from: 0, to: column.count, by: 8) {
        let bits = column[start..<min(start + 8, column.count)].enumerated()
        bytes.append(byte: bits.reduce(0) { $0 | ($1.element == .null ? 1 << $1.offset : 0) })
      }
    }
    for value in column {
      switch value {
      case .null: break
      case .integer(let integer): bytes.append(integer)
      case .real(let real): bytes.append(real)
      case .text(let text): bytes.append(text)
      case .blob(let blob): bytes.append(blob: blob)
      }
    }
  }

  /// - Throws: `BundleError`.
  init(_ table: ContentTable, columns bytes: ArraySlice<UInt8>) throws {
    self.init(table)
    var cursor = BundleCursor(bytes)
    let (rows, columns) = (Int(clamping: try cursor.unsigned()), try cursor.count())
    guard columns <= width else { throw BundleError(.newer) }
    // Each row has a column at least that is no NULL.
    guard rows <= bytes.count, rows * width <= Self.mostValues else { throw BundleError(.tooLarge) }
    let read = try (0..<columns).map { _ in try Self.column(rows, &cursor) }
    guard cursor.isAtEnd else { throw BundleError(.malformed) }
    for row in 0..<rows {
      append((0..<width).map { $0 < columns ? read[$0][row] : .null })
    }
  }

  private static func column(_ rows: Int, _ cursor: inout BundleCursor) throws -> [SQLValue] {
    let head = try cursor.byte()
    guard head != isMixed else {
      return try (0..<rows).map { _ in try value(cursor.byte(), &cursor) }
    }
    let kind = head & ~hasNulls
    guard kind != 0 else { return [SQLValue](repeating: .null, count: rows) }
    let nulls = head & hasNulls == 0 ? nil : try cursor.slice((rows + 7) / 8)
    return try (0..<rows).map { row in
      if let nulls, nulls[nulls.startIndex + row / 8] >> (row % 8) & 1 == 1 { return .null }
      return try value(kind, &cursor)
    }
  }

  private static func value(_ kind: UInt8, _ cursor: inout BundleCursor) throws -> SQLValue {
    switch kind {
    case 0: .null
    case 1: .integer(try cursor.integer())
    case 2: .real(try cursor.real())
    case 3: .text(try cursor.text())
    case 4: .blob(Array(try cursor.slice(cursor.count())))
    default: throw BundleError(.malformed)
    }
  }
}
