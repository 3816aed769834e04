import History

extension ByteCursor {
  /// So much is given of a line of a text format.
  private static let lineLimit = 1 << 20

  /// The next line without its end, nil behind the last one. Bytes that are not UTF-8 become U+FFFD. Of a
  /// line of more than a megabyte its beginning.
  func nextLine() throws -> String? {
    guard try peek() != nil else { return nil }
    var text: [UInt8] = []
    try passLine { part in
      text.append(contentsOf: part.prefix(Self.lineLimit - text.count))
    }
    if text.last == .carriageReturn { text.removeLast() }
    return String(decoding: text, as: UTF8.self)
  }

  /// An error in the line that `nextLine()` gave last.
  func errorInLastLine(_ reason: String, hint: String? = nil) -> ReportError {
    ReportError(.malformed, file: file, position: lastLine, reason: reason, hint: hint)
  }
}
