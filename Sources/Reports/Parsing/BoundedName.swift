import History

/// Names longer than a store should hold.
enum BoundedName {
  /// The longest name kept whole, in bytes.
  static let limit = 4096

  /// The name itself, or its first 4 KB, cut at a character, and a hash of the whole.
  static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    guard bytes.count > limit else { return String(decoding: bytes, as: UTF8.self) }
    var hash = ContentHash()
    hash.update(UnsafeRawBufferPointer(bytes))
    return "\(XMLBytes(bytes).string(upTo: limit))…#\(hash.finish().hex)"
  }

  /// The same for a text.
  static func of(_ name: String) -> String {
    var name = name
    guard name.utf8.count > limit else { return name }
    return name.withUTF8 { of($0) }
  }
}
