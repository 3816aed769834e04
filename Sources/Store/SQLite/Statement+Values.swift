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

  /// The value, a number in the range of its column.
  func possibleValue(_ column: Int32) -> SQLValue {
    switch value(column) {
    case .integer: .integer(integer(column))
    case .real: .real(real(column))
    case let other: other
    }
  }
}
