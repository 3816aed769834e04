public import History

extension ReportSource {
  /// An error at a byte of the report, with its line and column.
  public func malformed(at byte: Int, _ reason: String, hint: String? = nil) -> ReportError {
    ReportError(.malformed, file: name, position: position(of: byte), reason: reason, hint: hint)
  }

  /// The line and column of a byte. Costs a second pass over the report up to there, so that
  /// reading a sound one costs nothing.
  public func position(of byte: Int) -> ReportError.Position {
    var position = ReportError.Position(line: 1, column: 1, byte: byte)
    var lineStart = 0
    var offset = 0
    withUnsafeTemporaryAllocation(byteCount: Self.chunkSize, alignment: 16) { buffer in
      guard let pass = try? freshPass() else { return }
      while offset < byte, let count = try? pass.read(into: buffer), count > 0 {
        for (index, value) in buffer[..<min(count, byte - offset)].enumerated() where value == 10 {
          position.line += 1
          lineStart = offset + index + 1
        }
        offset += count
      }
    }
    position.column = byte - lineStart + 1
    return position
  }
}
