/// One name while it is masked, from its first byte to its last.
struct NameMasking {
  /// The fewest digits that are a hash. Shorter ones are too often constants: colours, codes.
  static let shortestHash: UInt8 = 12

  private static let mask = UInt8(ascii: "#")

  let bytes: UnsafeBufferPointer<UInt8>
  var index = 0
  private var output: [UInt8] = []
  private var isChanged = false

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The name with its changing parts masked; nil where there are none.
  mutating func masked() -> String? {
    while index < bytes.count {
      if takeTemporaryFolder() || takePytestFolder() || takeObjectHash() { continue }
      if isAtWordStart {
        if let end = uuidEnd() ?? NameTimes.end(in: bytes, at: index) ?? hexEnd() {
          replace(upTo: end)
        } else {
          copy(upTo: wordEnd(from: index))
        }
      } else {
        copy(upTo: index + 1)
      }
    }
    return isChanged ? String(decoding: output, as: UTF8.self) : nil
  }

  private var isAtWordStart: Bool {
    bytes[index].isAlphanumeric && (index == 0 || !bytes[index - 1].isAlphanumeric)
  }

  mutating func copy(upTo end: Int) {
    output += bytes[index..<end]
    index = end
  }

  mutating func replace(upTo end: Int) {
    output.append(Self.mask)
    index = end
    isChanged = true
  }

  private func wordEnd(from start: Int) -> Int {
    bytes[start...].firstIndex { !$0.isAlphanumeric } ?? bytes.count
  }

  func has(_ text: StaticString, at start: Int) -> Bool {
    guard start >= 0, start + text.utf8CodeUnitCount <= bytes.count else { return false }
    return (0..<text.utf8CodeUnitCount).allSatisfy { bytes[start + $0] == text.utf8Start[$0] }
  }
}

// MARK: Identifiers

extension NameMasking {
  private func uuidEnd() -> Int? {
    let end = index + 36
    guard end <= bytes.count, end == bytes.count || !bytes[end].isAlphanumeric else { return nil }
    for (offset, byte) in bytes[index..<end].enumerated() {
      let isDash = offset == 8 || offset == 13 || offset == 18 || offset == 23
      guard isDash ? byte == UInt8(ascii: "-") : byte.isHexDigit else { return nil }
    }
    return end
  }

  /// The end of an address or a long hash that begins here.
  private func hexEnd() -> Int? {
    let end = wordEnd(from: index)
    let isNumber = has("0x", at: index) || has("0X", at: index)
    let digits = bytes[(index + (isNumber ? 2 : 0))..<end]
    guard !digits.isEmpty, digits.allSatisfy(\.isHexDigit) else { return nil }
    if isNumber {
      return has("at ", at: index - 3) || Self.isAddress(digits) ? end : nil
    }
    return digits.count >= Int(Self.shortestHash) && Self.looksRandom(digits) ? end : nil
  }

  /// Addresses have 9 to 12 digits that count; with 8 they are told from constants by their look, and
  /// shorter numbers are constants.
  private static func isAddress(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let counted = digits.drop { $0 == UInt8(ascii: "0") }
    guard let first = counted.first, !counted.allSatisfy({ $0 == first }) else { return false }
    return (9...12).contains(counted.count) || counted.count >= 8 && looksRandom(counted)
  }

  /// Letters and digits, mixed: neither a plain number nor a word such as `deadbeefcafe`.
  private static func looksRandom(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let numerals = digits.count(where: \.isDigit)
    return numerals >= 2 && digits.count - numerals >= 2 && Set(digits).count >= 5
  }

  /// `Cart@1b2c3d4e`, as Java writes an object that has no text of its own.
  private mutating func takeObjectHash() -> Bool {
    guard bytes[index] == UInt8(ascii: "@"), index > 0 else { return false }
    let before = bytes[index - 1]
    let end = wordEnd(from: index + 1)
    guard before.isAlphanumeric || "];$)".utf8.contains(before), (6...8).contains(end - index - 1),
      bytes[(index + 1)..<end].allSatisfy(\.isHexDigit)
    else { return false }
    // A version or a host goes on behind a dot.
    if end + 1 < bytes.count, ".-".utf8.contains(bytes[end]), bytes[end + 1].isAlphanumeric {
      return false
    }
    copy(upTo: index + 1)
    replace(upTo: end)
    return true
  }
}
