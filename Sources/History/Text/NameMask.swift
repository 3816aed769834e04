/// Masks what changes in a test's name from run to run: addresses, hashes of objects and contents, UUIDs,
/// times, temporary folders. Plain numbers are never masked: `[1]` and `[2]` are two tests.
enum NameMask {
  /// The name with one `#` for each such part; nil where it has none.
  static func masked(_ name: String) -> String? {
    var name = name
    return name.withUTF8 { masked($0) }
  }

  /// The same of a name's bytes.
  static func masked(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    guard mayChange(bytes) else { return nil }
    var masking = NameMasking(bytes)
    return masking.masked()
  }

  private static let hex: UInt8 = 1
  private static let mark: UInt8 = 2

  /// What each byte can be the beginning of: a hexadecimal digit, or a mark of something to mask. Outside of
  /// any array, which would have to be kept alive at each look.
  nonisolated(unsafe) private static let classes: UnsafePointer<UInt8> = {
    let classes = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
    for byte in UInt8.min...UInt8.max {
      classes[Int(byte)] = byte.isHexDigit ? hex : "xX@:/\\T-".utf8.contains(byte) ? mark : 0
    }
    return UnsafePointer(classes)
  }()

  /// Whether a closer look is worth it. Nearly no name needs one, and each name is looked at.
  private static func mayChange(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let classes = classes
    var digits: UInt8 = 0
    for index in bytes.indices {
      let kind = classes[Int(bytes[index])]
      // Zero again behind all but a digit; without a branch, since letters up to f are everywhere.
      digits = (digits &+ 1) & (0 &- (kind & hex))
      if kind == mark {
        if isMark(bytes, index) { return true }
      } else if digits == NameMasking.shortestHash {
        return true
      }
    }
    return false
  }

  private static func isMark(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index > 0 || bytes[0] == UInt8(ascii: "/"), index + 1 < bytes.count else { return false }
    let next = bytes[index + 1]
    func follows(_ text: StaticString) -> Bool {
      index + text.utf8CodeUnitCount < bytes.count
        && (0..<text.utf8CodeUnitCount).allSatisfy { bytes[index + 1 + $0] == text.utf8Start[$0] }
    }
    switch bytes[index] {
    case UInt8(ascii: "x"), UInt8(ascii: "X"):
      return bytes[index - 1] == UInt8(ascii: "0") && next.isHexDigit
    case UInt8(ascii: "@"): return next.isHexDigit
    case UInt8(ascii: "/"):
      return follows("tmp") || follows("var") || follows("dev") || follows("Tem")
    case UInt8(ascii: "\\"): return follows("Tem")
    case UInt8(ascii: "-"):
      if next == UInt8(ascii: "o") { return follows("of-") }
      // The second dash of a date.
      return index > 6 && bytes[index - 3] == UInt8(ascii: "-") && bytes[index - 1].isDigit
        && next.isDigit && bytes[index - 2].isDigit
    // Between the parts of a time, or a date and a time.
    default: return bytes[index - 1].isDigit && next.isDigit
    }
  }
}

extension UInt8 {
  var isDigit: Bool { self &- 48 < 10 }
  var isHexDigit: Bool { isDigit || (self | 0x20) &- 97 < 6 }
  var isAlphanumeric: Bool { isDigit || (self | 0x20) &- 97 < 26 }
}
