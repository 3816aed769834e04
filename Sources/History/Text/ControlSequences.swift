extension String {
  /// The text as a person reads it on a terminal: without what colours it and moves the cursor there, as ECMA-48 has
  /// it. XML cannot hold an escape, so that reports have other characters in its place: pytest's `#x1B`, `␛`, or the
  /// mark of what cannot be read.
  public var withoutControlSequences: String {
    guard
      utf8.contains(where: { $0 == 0x1b || $0 == 0xef || $0 == 0xe2 || $0 == 0xc2 })
        || contains("#x1B[")
    else { return self }
    let bytes = Array(utf8)
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var rest = bytes[...]
    while let byte = rest.first {
      if byte == 0x1b {
        rest = Self.behindEscape(rest.dropFirst())
      } else if let sequence = Self.substituted(rest) {
        rest = sequence
      } else {
        kept.append(byte)
        rest = rest.dropFirst()
      }
    }
    return kept.count == bytes.count ? self : String(decoding: kept, as: UTF8.self)
  }

  /// What stands for an escape, before the bracket of a sequence.
  private static let substitutes = ["#x1B[", "\u{241b}[", "\u{fffd}[", "\u{9b}"].map {
    Array($0.utf8)
  }

  /// What follows a sequence whose escape is written in another way; nil where none begins.
  private static func substituted(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let first = bytes.first, first == UInt8(ascii: "#") || first >= 0x80 else { return nil }
    guard let found = substitutes.first(where: bytes.starts) else { return nil }
    let rest = parameters(behind: bytes.dropFirst(found.count))
    // Only what is whole is one: the characters may stand there for themselves.
    return rest.first.map { 0x40...0x7e ~= $0 } ?? false ? rest.dropFirst() : nil
  }

  private static func behindEscape(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    switch bytes.first {
    case UInt8(ascii: "["):
      let rest = parameters(behind: bytes.dropFirst())
      return rest.first.map { 0x40...0x7e ~= $0 } ?? false ? rest.dropFirst() : rest
    case UInt8(ascii: "]"):
      guard let end = bytes.firstIndex(where: { $0 == 0x07 || $0 == 0x1b || $0 == 0x0a }) else {
        return bytes.suffix(0)
      }
      if bytes[end] == 0x0a { return bytes[end...] }
      let rest = bytes[(end + 1)...]
      return bytes[end] == 0x1b && rest.first == UInt8(ascii: "\\") ? rest.dropFirst() : rest
    case UInt8(ascii: "("), UInt8(ascii: ")"): return bytes.dropFirst(2)
    case .some(0x20...0x7e): return bytes.dropFirst()
    default: return bytes
    }
  }

  /// What follows the parameters of a sequence.
  private static func parameters(behind bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    bytes.drop { 0x20...0x3f ~= $0 }
  }
}
