/// Reads the inside of a block: numbers of seven bits a byte, the lowest first (LEB128), as short as they can be.
struct BlockReader {
  private let bytes: UnsafeRawBufferPointer
  private(set) var position: Int
  /// Where the check sum begins.
  private let end: Int

  /// Begins behind the head of a block that is sound at both ends.
  init(_ bytes: UnsafeRawBufferPointer, as kind: BlockSeal.Kind) throws(BlockError) {
    end = try BlockSeal.open(bytes, as: kind)
    self.bytes = bytes
    position = BlockSeal.headLength
  }

  /// How many bytes are left: nothing may be made room for that they cannot fill.
  var left: Int { end - position }

  /// The error of a value that was read last.
  func malformed(_ what: String) -> BlockError { BlockError(.malformed(what), at: position) }

  mutating func byte() throws(BlockError) -> UInt8 {
    guard position < end else { throw BlockError(.truncated, at: position) }
    defer { position += 1 }
    return bytes[position]
  }

  mutating func number() throws(BlockError) -> UInt64 {
    guard position < end else { throw BlockError(.truncated, at: position) }
    let first = bytes[position]
    if first < 0x80 {
      position += 1
      return UInt64(first)
    }
    return try longNumber()
  }

  private mutating func longNumber() throws(BlockError) -> UInt64 {
    var (number, shift) = (UInt64(0), UInt64(0))
    while true {
      let byte = try byte()
      if shift == 63 && byte > 1 { throw malformed("a number of more than 64 bits") }
      number |= UInt64(byte & 0x7f) << shift
      guard byte < 0x80 else {
        shift += 7
        if shift > 63 { throw malformed("a number of more than 64 bits") }
        continue
      }
      if byte == 0 && shift > 0 { throw malformed("a number that is longer than it needs to be") }
      return number
    }
  }

  /// A number of things, each of which takes so many bytes of what is left, at the least.
  mutating func count(of what: String, bytesEach: Int = 1) throws(BlockError) -> Int {
    let number = try number()
    guard number <= UInt64(max(0, left) / bytesEach) else {
      throw malformed("more \(what) than there are bytes for")
    }
    return Int(number)
  }

  /// Room for so many elements, filled by `fill` from the bytes that are left.
  mutating func take(_ count: Int) throws(BlockError) -> UnsafeRawBufferPointer {
    guard count <= left else { throw BlockError(.truncated, at: position) }
    defer { position += count }
    return UnsafeRawBufferPointer(rebasing: bytes[position..<(position + count)])
  }

  /// - Throws: `BlockError` where something stands between the last column and the check sum.
  func finish() throws(BlockError) {
    guard position == end else { throw malformed("bytes behind the last column") }
  }
}
