import Platform

/// Bytes in the XML parser's memory, good only while its callback runs. Nothing is copied until
/// `string` asks for it.
struct XMLBytes {
  let bytes: UnsafeBufferPointer<UInt8>

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// A text that ends with a zero, as expat gives them.
  @inline(__always)
  init(zeroTerminated text: UnsafePointer<CChar>) {
    let start = UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
    bytes = UnsafeBufferPointer(start: start, count: strlen(text))
  }

  var isEmpty: Bool { bytes.isEmpty }
  var count: Int { bytes.count }
  var string: String { String(decoding: bytes, as: UTF8.self) }

  /// The text cut at a character boundary.
  func string(upTo limit: Int) -> String {
    guard bytes.count > limit else { return string }
    var end = limit
    while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: bytes[..<end], as: UTF8.self)
  }

  @inline(__always)
  func equals(_ text: StaticString) -> Bool {
    guard bytes.count == text.utf8CodeUnitCount else { return false }
    for index in 0..<bytes.count where bytes[index] != text.utf8Start[index] { return false }
    return true
  }

  /// Whether it can be a path from the root of a file system, judged by its first bytes.
  @inline(__always)
  var looksAbsolute: Bool {
    guard bytes.count > 2 else { return false }
    return bytes[0] == UInt8(ascii: "/") || bytes[1] == UInt8(ascii: ":")
      || bytes[0] == UInt8(ascii: "f") && starts(with: "file://")
  }

  func starts(with text: StaticString) -> Bool {
    bytes.starts(with: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}

extension XMLBytes {
  /// A number of tests; nil for what is none that a report can hold.
  var testCount: Int? {
    guard let number = Int(string(upTo: 20).trimmingBlanks) else { return nil }
    return (0...1 << 40).contains(number) ? number : nil
  }
}
