import History

/// The strings of JSON: found, checked, unescaped.
enum JSONText {
  private static let lost: Unicode.Scalar = "\u{fffd}"

  /// Goes over the string that begins here.
  static func skip(_ bytes: ByteCursor) throws {
    bytes.advance()
    while true {
      try bytes.passPlainText { _ in }
      if try bytes.peek() == .quote { break }
      try escape(bytes) { _ in }
    }
    bytes.advance()
  }

  /// Reads the string that begins here into `result`, as UTF-8, cut to at most `limit` bytes at the
  /// end of a character. What is cut off is checked all the same.
  static func read(from bytes: ByteCursor, into result: inout [UInt8], limit: Int) throws {
    result.removeAll(keepingCapacity: true)
    bytes.advance()
    while true {
      try bytes.passPlainText { run in
        if result.count <= limit { result.append(contentsOf: run.prefix(limit + 1 - result.count)) }
      }
      if try bytes.peek() == .quote { break }
      try escape(bytes) { scalar in
        if result.count <= limit { result.append(contentsOf: String(scalar).utf8) }
      }
    }
    bytes.advance()
    guard result.count > limit else { return }
    var end = limit
    while end > 0, result[end] & 0xc0 == 0x80 { end -= 1 }
    result.removeSubrange(end...)
  }

  /// Gives the characters that the escape here stands for: one, or U+FFFD for half of a surrogate
  /// pair and then what stands in place of the other half.
  private static func escape(_ bytes: ByteCursor, _ take: (Unicode.Scalar) -> Void) throws {
    var high: UInt32?
    while true {
      let letter = try letterOfEscape(bytes)
      guard letter == .u else {
        if high != nil { take(lost) }
        return take(try simpleEscape(letter, bytes))
      }
      let unit = try hexDigits(bytes)
      if let half = high, (0xdc00..<0xe000).contains(unit) {
        return take(Unicode.Scalar(0x10000 + (half - 0xd800) << 10 + (unit - 0xdc00)) ?? lost)
      }
      if high != nil { take(lost) }
      guard (0xd800..<0xdc00).contains(unit), try bytes.peek() == .backslash else {
        return take(Unicode.Scalar(unit) ?? lost)
      }
      high = unit
    }
  }

  private static func letterOfEscape(_ bytes: ByteCursor) throws -> UInt8 {
    bytes.advance()
    guard let letter = try bytes.peek() else { throw bytes.endsInside("a string") }
    bytes.advance()
    return letter
  }

  private static func simpleEscape(_ letter: UInt8, _ bytes: ByteCursor) throws -> Unicode.Scalar {
    switch letter {
    case .quote: "\""
    case .backslash: "\\"
    case .slash: "/"
    case .b: "\u{8}"
    case .f: "\u{c}"
    case .n: "\n"
    case .r: "\r"
    case .t: "\t"
    default: throw bytes.error("there is no such escape", back: 1)
    }
  }

  private static func hexDigits(_ bytes: ByteCursor) throws -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = try bytes.peek() else { throw bytes.endsInside("a string") }
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw bytes.error("four hexadecimal digits were expected here")
      }
      unit = unit << 4 | UInt32(digit)
      bytes.advance()
    }
    return unit
  }
}
