/// Masks the parts of a message that vary from run to run: numbers, times, addresses, identifiers,
/// folders. One pass over the bytes without going back.
enum MessageMask {
  /// Bytes of a message that count.
  static let limit = 16_384

  private static let mask = UInt8(ascii: "#")

  /// The message with white space made single spaces, paths cut to their last part, and one `#`
  /// for each number or identifier with all that its parts are joined by.
  static func masked(_ text: String) -> String { masked(text.utf8) }

  static func masked(_ bytes: some Sequence<UInt8>) -> String {
    var output: [UInt8] = []
    var word: [UInt8] = []
    for byte in bytes.prefix(limit) {
      if isWordByte(byte) {
        word.append(byte)
      } else {
        append(word[...], to: &output)
        word.removeAll(keepingCapacity: true)
        appendMark(byte, to: &output)
      }
    }
    append(word[...], to: &output)
    while output.last == UInt8(ascii: " ") { output.removeLast() }
    return String(decoding: output, as: UTF8.self)
  }

  /// Letters, digits and what holds paths, times and identifiers together.
  private static func isWordByte(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || "/\\._-:+~".utf8.contains(byte)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isDigit(byte) || (65...90).contains(byte & 0xdf) || byte >= 0x80
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  private static func isHex(_ byte: UInt8) -> Bool {
    isDigit(byte) || (65...70).contains(byte & 0xdf)
  }

  /// Any white space is one space; control bytes go.
  private static func appendMark(_ byte: UInt8, to output: inout [UInt8]) {
    let space = UInt8(ascii: " ")
    if byte > space {
      output.append(byte)
    } else if let last = output.last, last != space {
      output.append(space)
    }
  }

  private static func append(_ word: ArraySlice<UInt8>, to output: inout [UInt8]) {
    var rest = basename(word)
    if rest.starts(with: "tmp".utf8) && rest.prefix(while: { $0 != UInt8(ascii: ".") }).count >= 8 {
      // A name made by mkstemp or its like.
      output += "tmp".utf8
      output.append(mask)
      rest = rest.drop { $0 != UInt8(ascii: ".") }
    }
    while let first = rest.first {
      if let length = uuidLength(rest) {
        appendMask(to: &output)
        rest = rest.dropFirst(length)
      } else if isAlphanumeric(first) {
        let run = rest.prefix(while: isAlphanumeric)
        appendRun(run, to: &output)
        rest = rest.dropFirst(run.count)
      } else {
        output.append(first)
        rest = rest.dropFirst()
      }
    }
  }

  private static func basename(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    func isSlash(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }
    var word = word
    while word.count > 1, let last = word.last, isSlash(last) { word = word.dropLast() }
    guard let slash = word.lastIndex(where: isSlash), slash + 1 < word.endIndex else { return word }
    return word[(slash + 1)...]
  }

  /// The length of the UUID that the bytes begin with, nil where they do not.
  private static func uuidLength(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.count >= 36 else { return nil }
    for (offset, byte) in bytes.prefix(36).enumerated() {
      let isDash = offset == 8 || offset == 13 || offset == 18 || offset == 23
      guard isDash ? byte == UInt8(ascii: "-") : isHex(byte) else { return nil }
    }
    return 36
  }

  /// A run of letters and digits: addresses, long hexadecimal runs and long mixtures are masked
  /// whole, in others each number.
  private static func appendRun(_ run: ArraySlice<UInt8>, to output: inout [UInt8]) {
    let isIdentifier =
      run.starts(with: "0x".utf8) || (run.count >= 8 && run.allSatisfy(isHex))
      || (run.count >= 20 && run.contains(where: isDigit))
    if isIdentifier {
      appendMask(to: &output)
      return
    }
    for byte in run {
      if isDigit(byte) { appendMask(to: &output) } else { output.append(byte) }
    }
  }

  /// One mask for neighbours and for what `-`, `:`, `.`, `+` join: `#:#` becomes `#`.
  private static func appendMask(to output: inout [UInt8]) {
    if output.last == mask { return }
    if output.count >= 2, "-:.+".utf8.contains(output[output.count - 1]),
      output[output.count - 2] == mask
    {
      output.removeLast()
      return
    }
    output.append(mask)
  }
}
