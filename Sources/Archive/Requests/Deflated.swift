import CZlib

/// What travels to a server, made shorter (`Content-Encoding: deflate`, which is RFC 1950).
enum Deflated {
  /// Rows are alike, so that the quickest way makes them almost as short as the best.
  private static let level: Int32 = 1

  /// The bytes shorter; nil where that cannot be.
  static func bytes(of bytes: [UInt8]) -> [UInt8]? {
    var count = compressBound(UInt(bytes.count))
    var stream = [UInt8](repeating: 0, count: Int(count))
    guard compress2(&stream, &count, bytes, UInt(bytes.count), level) == Z_OK else { return nil }
    return Array(stream.prefix(Int(count)))
  }
}
