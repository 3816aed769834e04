import History

/// Skips one JSON value with the same strictness as reading it, without making anything of it.
struct JSONSkipper {
  let bytes: ByteCursor
  /// How deep the value stands already.
  let depth: Int
  let isLines: Bool

  /// Skips the value that comes next. Iterative: the depth of the value costs one byte a level.
  func skip() throws {
    var closers: [UInt8] = []
    repeat {
      let byte = try next("a value")
      if byte == .openBrace || byte == .openBracket {
        guard depth + closers.count < JSONReader.depthLimit else { throw bytes.tooDeep() }
        let closer = byte + 2
        closers.append(closer)
        bytes.advance()
        if try next("a value or the end of it") != closer {
          if closer == .closeBrace { try key() }
          continue
        }
      } else {
        try scalar(byte)
      }
      try goOn(behindValueIn: &closers)
    } while !closers.isEmpty
  }

  /// Goes over closing marks, then over the comma (and key) before the value that comes next.
  private func goOn(behindValueIn closers: inout [UInt8]) throws {
    while let closer = closers.last {
      let byte = try next("a comma or the end of it")
      if byte == closer {
        bytes.advance()
        closers.removeLast()
        continue
      }
      guard byte == .comma else { throw bytes.error("a comma was expected here") }
      bytes.advance()
      guard try next("a value") != closer else {
        throw bytes.error("a comma has nothing behind it")
      }
      if closer == .closeBrace { try key() }
      return
    }
  }

  private func key() throws {
    guard try next("a key") == .quote else {
      throw bytes.error("a key in double quotes was expected here")
    }
    try JSONText.skip(bytes)
    guard try next("a colon") == .colon else {
      throw bytes.error("a colon was expected here")
    }
    bytes.advance()
  }

  private func scalar(_ first: UInt8) throws {
    switch first {
    case .quote: try JSONText.skip(bytes)
    case .t: try bytes.skipWord("true")
    case .f: try bytes.skipWord("false")
    case .n: try bytes.skipWord("null")
    case .minus, .zero ... .nine, .capitalN, .capitalI: try JSONNumber.scan(bytes) { _ in }
    default: throw bytes.error("a value was expected here")
    }
  }

  private func next(_ wanted: String) throws -> UInt8 {
    try bytes.nextInValue(isLines: isLines, wanted: wanted)
  }
}
