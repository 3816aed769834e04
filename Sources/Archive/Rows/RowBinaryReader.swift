/// Reads what a server gives as RowBinary, which may have been cut.
struct RowBinaryReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  /// The next text as bytes; nil where there is none.
  mutating func text() -> [UInt8]? {
    var (count, shift) = (0, 0)
    while true {
      guard position < bytes.count, shift < 56 else { return nil }
      let byte = bytes[position]
      position += 1
      count |= Int(byte & 0x7f) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    guard count <= bytes.count - position else { return nil }
    defer { position += count }
    return Array(bytes[position..<position + count])
  }

  /// The next number of eight bytes.
  mutating func unsigned() -> UInt64? {
    guard bytes.count - position >= 8 else { return nil }
    defer { position += 8 }
    return (0..<8).reduce(0) { $0 | UInt64(bytes[position + $1]) << UInt64(8 * $1) }
  }
}
