// Values by what they are called.
extension SecretScanner {
  /// Spaces around the sign between a name and its value.
  private static let most = 32

  /// What stands between a name and its value.
  private enum Sign {
    case equals
    case colon
    case element
    case option
  }

  /// The value of a name that is a secret's; nil where the name is none, or the value cannot be one.
  func value(of name: Range<Int>) -> Range<Int>? {
    guard let (sign, start) = sign(behind: name), start < bytes.count,
      let kind = SecretName(name, in: bytes)
    else { return nil }
    if let quoted = quoted(at: start) {
      let value = kind == .header ? behindScheme(quoted) : quoted
      guard !isPlaceholder(value) else { return nil }
      return kind != .common || isPlausible(quoted: value, sign) ? value : nil
    }
    guard !standsForOther(at: start) else { return nil }
    if sign == .element { return bare(start, until: [UInt8(ascii: "<")]) }
    // No word of a sentence is as long; and so that many names before one cost no more than one.
    let longest = 256
    if kind == .header {
      guard let line = bare(start, until: Self.endsOfHeader) else { return nil }
      if line.count > 2 * longest { return line }
      if isCode(line, name) { return nil }
      let value = behindScheme(line)
      return value.count >= 4 && isToken(value) && !isPlaceholder(value) ? value : nil
    }
    guard let word = bare(start, until: Self.ends) else { return nil }
    if word.count > longest { return word }
    guard let value = trimmed(word), !isPlaceholder(value), !isCode(value, name),
      isPlausible(value, of: kind, name, sign)
    else { return nil }
    return value
  }

  private static let ends = Array(" \t\n\r\0\"'`,;&<>\u{1B}".utf8)
  private static let endsOfHeader = Array("\n\r\0\"'`}\u{1B}".utf8)

  /// The sign behind a name, and where the value begins.
  private func sign(behind name: Range<Int>) -> (Sign, start: Int)? {
    var index = name.upperBound
    func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }
    if isOption(name.lowerBound), byte(index) == UInt8(ascii: " ") || byte(index) == 0,
      index + 1 < bytes.count, byte(index + 1) != UInt8(ascii: "-")
    {
      return (.option, index + 1)
    }
    if byte(index) == UInt8(ascii: ">"), isElement(name.lowerBound) {
      return (.element, index + 1)
    }
    if byte(index) == UInt8(ascii: "\\") { index += 1 }
    if isQuote(byte(index)) { index += 1 }
    if byte(index) == UInt8(ascii: "]") { index += 1 }
    index = behindSpaces(index)
    let (first, second) = (byte(index), byte(index + 1))
    switch first {
    case UInt8(ascii: "="):
      if second == UInt8(ascii: "=") || second == UInt8(ascii: "~") { return nil }
      return (.equals, behindSpaces(index + (second == UInt8(ascii: ">") ? 2 : 1)))
    case UInt8(ascii: ":"):
      if second == UInt8(ascii: "=") { return (.equals, behindSpaces(index + 2)) }
      if second == UInt8(ascii: ":") || second == UInt8(ascii: "/") { return nil }
      return (.colon, behindSpaces(index + 1))
    case UInt8(ascii: "%") where second == UInt8(ascii: "3"):
      return byte(index + 2) | 0x20 == UInt8(ascii: "d") ? (.equals, index + 3) : nil
    default: return nil
    }
  }

  private func isOption(_ start: Int) -> Bool { starts("--", at: start - 2) }

  private func isElement(_ start: Int) -> Bool {
    start > 0 && bytes[start - 1] == UInt8(ascii: "<")
  }

  private func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
  }

  private func behindSpaces(_ start: Int) -> Int {
    var index = start
    while index < bytes.count, index - start < Self.most,
      bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "\t")
    {
      index += 1
    }
    return index
  }

  /// What stands in quotes: to the quote that ends it, else to the end of the line. Nil where no quote is.
  private func quoted(at start: Int) -> Range<Int>? {
    var index = start
    // As Python writes bytes, and raw texts.
    while index < start + 2, index + 1 < bytes.count, has(index, .letters) { index += 1 }
    if index < bytes.count, bytes[index] == UInt8(ascii: "\\") { index += 1 }
    let isEscaped = index > start && bytes[index - 1] == UInt8(ascii: "\\")
    guard index < bytes.count, isQuote(bytes[index]) else { return nil }
    let quote = bytes[index]
    let first = index + 1
    index = first
    while index < bytes.count, bytes[index] != UInt8(ascii: "\n") {
      if bytes[index] == quote { break }
      if bytes[index] == UInt8(ascii: "\\") {
        if isEscaped, index + 1 < bytes.count, bytes[index + 1] == quote { break }
        index += 1
      }
      index += 1
    }
    return first..<min(index, bytes.count)
  }

  /// What stands without quotes; nil where nothing does.
  private func bare(_ start: Int, until ends: [UInt8]) -> Range<Int>? {
    var index = start
    while index < bytes.count, !ends.contains(bytes[index]) {
      if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count,
        bytes[index + 1] == UInt8(ascii: "n") || isQuote(bytes[index + 1])
      {
        break
      }
      index += 1
    }
    return index > start ? start..<index : nil
  }

  /// Without what closes the words around it.
  private func trimmed(_ value: Range<Int>) -> Range<Int>? {
    var end = value.upperBound
    while end > value.lowerBound, [0x29, 0x5D, 0x7D, 0x2E].contains(bytes[end - 1]) { end -= 1 }
    return end > value.lowerBound ? value.lowerBound..<end : nil
  }
}

// What is no secret though it is called one.
extension SecretScanner {
  /// Whether what begins here stands for a value, which is looked at before the value is.
  private func standsForOther(at start: Int) -> Bool {
    guard start < bytes.count else { return true }
    let next = start + 1 < bytes.count ? bytes[start + 1] : 0
    switch bytes[start] {
    case UInt8(ascii: "<"), UInt8(ascii: "{"): return true
    case UInt8(ascii: "["):
      return starts(Self.marks.redacted, at: start) || starts(Self.marks.scrubbed, at: start)
    case UInt8(ascii: "$"), UInt8(ascii: "%"):
      return next == UInt8(ascii: "{") || next == UInt8(ascii: "(") || next == UInt8(ascii: "s")
    default: return false
    }
  }

  private static let marks: (redacted: StaticString, scrubbed: StaticString) = (
    "[redacted]", "[scrubbed]"
  )

  /// Whether it stands for a value, or for none.
  func isPlaceholder(_ value: Range<Int>) -> Bool {
    guard !value.isEmpty, !standsForOther(at: value.lowerBound) else { return true }
    let first = bytes[value.lowerBound]
    if first == UInt8(ascii: "$") {
      return value.dropFirst().allSatisfy { has($0, [.digit, .hexUpper, .upperRest, .underscore]) }
    }
    // Stars, dots or crosses in its place.
    if !first.isAlphanumeric || first | 0x20 == UInt8(ascii: "x") {
      if value.allSatisfy({ bytes[$0] == first }) { return true }
    }
    guard value.count <= 9 else { return false }
    let word = String(decoding: bytes[value], as: UTF8.self).lowercased()
    return ["none", "null", "nil", "true", "false", "undefined", "nan", "empty", "unset", "str"]
      .contains(word)
  }

  /// Whether it is the expression that gives the value: a call, an element, the same name, or one of an object.
  private func isCode(_ value: Range<Int>, _ name: Range<Int>) -> Bool {
    let word = value.lowerBound..<end(of: .dotted, from: value.lowerBound, most: value.count)
    guard !word.isEmpty else { return false }
    if word.upperBound < value.upperBound {
      let next = bytes[word.upperBound]
      return next == UInt8(ascii: "(") || next == UInt8(ascii: "[")
    }
    if word.count == name.count, zip(word, name).allSatisfy({ bytes[$0] == bytes[$1] }) {
      return true
    }
    guard let dot = word.last(where: { bytes[$0] == UInt8(ascii: ".") }), dot + 1 < word.upperBound
    else { return false }
    return !looksRandom(word) && SecretName(dot + 1..<word.upperBound, in: bytes) != nil
  }

  /// Whether what stands in quotes behind a word that is said of other things too is likely a secret.
  private func isPlausible(quoted value: Range<Int>, _ sign: Sign) -> Bool {
    sign == .colon ? value.count >= 8 || value.count >= 6 && looksRandom(value) : value.count >= 4
  }

  /// Whether a value without quotes is likely one, and no word of a sentence or of a declaration.
  private func isPlausible(
    _ value: Range<Int>, of kind: SecretName, _ name: Range<Int>, _ sign: Sign
  ) -> Bool {
    let first = bytes[value.lowerBound]
    // The working folder in `PWD`.
    if first == UInt8(ascii: "/") || first == UInt8(ascii: "~"), name.count <= 6 { return false }
    switch (kind, sign) {
    case (.common, .equals):
      let isClose = value.lowerBound == name.upperBound + 1
      return value.count >= 4 && (isClose || looksRandom(value) || value.count >= 8)
    case (.common, .option), (.common, .element):
      return value.count >= 8 || value.count >= 4 && looksRandom(value)
    case (.common, .colon), (.header, _): return value.count >= 8 && looksRandom(value)
    case (.value, .colon):
      let rest = value.upperBound
      let endsLine = rest == bytes.count || [0x0A, 0x0D, 0].contains(bytes[rest])
      return value.count >= 6 && (looksRandom(value) || endsLine)
    case (.value, .option): return value.count >= 4
    case (.value, _): return true
    }
  }
}
