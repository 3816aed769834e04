import History

/// Rows as ClickHouse takes them: column after column, row after row, nothing between them.
struct RowBinary {
  private(set) var bytes: [UInt8] = []

  /// Adds a value as one of a type; what does not fit is the type's zero, which the caller sees to.
  mutating func append(_ cell: ResultTable.Cell, as type: ArchiveType) {
    switch type {
    case .nullable(let inner):
      bytes.append(cell == .null ? 1 : 0)
      if cell != .null { append(cell, as: inner.type) }
    case .text: append(cell.text)
    case .texts:
      let texts = cell.text.isEmpty ? [] : cell.text.split(separator: ArchiveType.separator)
      append(count: texts.count)
      for text in texts { append(String(text)) }
    case .unsigned(let width):
      let value = UInt64(bitPattern: cell.integer)
      for place in 0..<width { bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(8 * place))) }
    case .integer:
      withUnsafeBytes(of: cell.integer.littleEndian) { bytes += $0 }
    case .real:
      withUnsafeBytes(of: cell.real.bitPattern.littleEndian) { bytes += $0 }
    }
  }

  /// Adds bytes as a text.
  mutating func append(_ text: [UInt8]) {
    append(count: text.count)
    bytes += text
  }

  private mutating func append(_ text: String) {
    append(count: text.utf8.count)
    bytes += text.utf8
  }

  private mutating func append(count: Int) {
    var rest = UInt64(count)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}

/// The type of a column.
enum ArchiveType: Hashable, Sendable {
  /// A type that can be NULL.
  enum Inner: Hashable, Sendable {
    case text
    case integer
    case real

    var type: ArchiveType {
      switch self {
      case .text: .text
      case .integer: .integer
      case .real: .real
      }
    }
  }

  case text
  /// Several texts, between which `separator` stands.
  case texts
  /// Of so many bytes.
  case unsigned(Int)
  case integer
  case real
  case nullable(Inner)

  static let separator: Character = "\u{1f}"
}

extension ResultTable.Cell {
  fileprivate var text: String {
    switch self {
    case .text(let text): text
    case .integer(let value): "\(value)"
    case .real(let value): "\(value)"
    case .null: ""
    }
  }

  fileprivate var integer: Int64 {
    switch self {
    case .integer(let value): value
    case .real(let value): Int64(exactly: value.rounded(.towardZero)) ?? 0
    default: 0
    }
  }

  fileprivate var real: Double {
    switch self {
    case .integer(let value): Double(value)
    case .real(let value): value
    default: 0
    }
  }
}
