import CZlib

/// Bytes made shorter, as a browser's `DecompressionStream("deflate")` takes them (RFC 1950).
enum Deflate {
  /// The bytes of a stream; nil where there is no memory for it.
  static func stream(of bytes: [UInt8]) -> [UInt8]? {
    var count = compressBound(UInt(bytes.count))
    var stream = [UInt8](repeating: 0, count: Int(count))
    guard compress2(&stream, &count, bytes, UInt(bytes.count), 6) == Z_OK else { return nil }
    return Array(stream.prefix(Int(count)))
  }
}
