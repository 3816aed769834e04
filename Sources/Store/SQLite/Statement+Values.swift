import CSQLite
import History

/// Values of the current row that are more than numbers and texts.
extension Statement {
  /// What an attempt came to.
  func outcome(_ column: Int32) -> Outcome {
    let value = integer(column)
    if let outcome = UInt8(exactly: value).flatMap(Outcome.init) { return outcome }
    connection.note("outcome is \(value)")
    return .errored
  }

  /// How an attempt was made.
  func mode(_ column: Int32) -> AttemptMode {
    let value = integer(column)
    if let mode = UInt8(exactly: value).flatMap(AttemptMode.init) { return mode }
    connection.note("mode is \(value)")
    return .suite
  }

  /// Calls with the bytes of a text, none for NULL.
  func withText<T>(_ column: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> T) -> T {
    let start = sqlite3_column_text(handle, column)
    return body(
      UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
  }

  /// Adds all values of the row as a check sum takes them.
  func addRow(to bytes: inout [UInt8]) {
    func add(_ kind: UInt8, _ word: UInt64) {
      bytes.append(kind)
      withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
    }
    for column in 0..<sqlite3_column_count(handle) {
      switch sqlite3_column_type(handle, column) {
      case SQLITE_INTEGER: add(1, UInt64(bitPattern: sqlite3_column_int64(handle, column)))
      case SQLITE_FLOAT: add(2, sqlite3_column_double(handle, column).bitPattern)
      case SQLITE_TEXT:
        withText(column) { text in
          add(3, UInt64(text.count))
          bytes.append(contentsOf: text)
        }
      case SQLITE_BLOB:
        withBytes(column) { blob in
          add(4, UInt64(blob.count))
          bytes.append(contentsOf: blob)
        }
      default: add(0, 0)
      }
    }
  }

  /// The value, a number in the range of its column.
  func possibleValue(_ column: Int32) -> SQLValue {
    switch value(column) {
    case .integer: .integer(integer(column))
    case .real: .real(real(column))
    case let other: other
    }
  }
}
