import History

/// Reads what `ContentBytes` writes, from bytes that may be a stranger's.
struct BundleCursor {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  var isAtEnd: Bool { position == bytes.endIndex }

  mutating func byte() throws -> UInt8 {
    guard position < bytes.endIndex else { throw BundleError(.malformed) }
    defer { position += 1 }
    return bytes[position]
  }

  mutating func unsigned() throws -> UInt64 {
    var (number, shift) = (UInt64(0), UInt64(0))
    while shift < 64 {
      let byte = try byte()
      guard shift < 63 || byte < 2 else { break }
      number |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
    throw BundleError(.malformed)
  }

  mutating func integer() throws -> Int64 {
    let number = try unsigned()
    return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
  }

  /// A number of things, of which each takes a byte at the least.
  mutating func count() throws -> Int {
    let number = try unsigned()
    guard number <= UInt64(bytes.endIndex - position) else { throw BundleError(.malformed) }
    return Int(number)
  }

  mutating func slice(_ count: Int) throws -> ArraySlice<UInt8> {
    guard count <= bytes.endIndex - position else { throw BundleError(.malformed) }
    defer { position += count }
    return bytes[position..<position + count]
  }

  mutating func text(_ count: Int) throws -> String { try Self.text(slice(count)) }

  mutating func text() throws -> String { try text(count()) }

  mutating func real() throws -> Double {
    var pattern: UInt64 = 0
    for (place, byte) in try slice(8).enumerated() {
      pattern |= UInt64(byte) << (8 * UInt64(place))
    }
    return Double(bitPattern: pattern)
  }

  /// - Throws: `BundleError` where the bytes are no text.
  static func text(_ bytes: some Collection<UInt8>) throws -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw BundleError(.value("a text"))
    }
    return text
  }
}
