/// The bytes of one character in UTF-8, as they come (Unicode 15, table 3-7: no overlong forms, no
/// surrogates, nothing above U+10FFFF).
struct UTF8Sequence {
  private var missing = 0
  private var allowed: ClosedRange<UInt8> = 0x80...0xbf

  /// Whether the character before has all its bytes.
  var isComplete: Bool { missing == 0 }

  /// Takes the next byte; false if it cannot stand here.
  mutating func accepts(_ byte: UInt8) -> Bool {
    if missing > 0 {
      guard allowed.contains(byte) else { return false }
      missing -= 1
      allowed = 0x80...0xbf
      return true
    }
    switch byte {
    case 0..<0x80: break
    case 0xc2...0xdf: missing = 1
    case 0xe0: (missing, allowed) = (2, 0xa0...0xbf)
    case 0xed: (missing, allowed) = (2, 0x80...0x9f)
    case 0xe1...0xef: missing = 2
    case 0xf0: (missing, allowed) = (3, 0x90...0xbf)
    case 0xf4: (missing, allowed) = (3, 0x80...0x8f)
    case 0xf1...0xf3: missing = 3
    default: return false
    }
    return true
  }
}
