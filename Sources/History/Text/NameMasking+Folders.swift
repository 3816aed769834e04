extension NameMasking {
  /// The folders that hold temporary ones.
  private static let roots: [StaticString] = [
    "/tmp/", "/var/tmp/", "/dev/shm/", "/var/folders/", "/Temp/", "\\Temp\\",
  ]

  /// Takes `/tmp/x81f…` and its like, of which the name of the temporary folder is masked and the rest
  /// stays: what lies in one folder may be two tests.
  mutating func takeTemporaryFolder() -> Bool {
    guard Self.isSlash(bytes[index]), let root = Self.roots.first(where: { has($0, at: index) })
    else { return false }
    let isWindows = has("/Temp/", at: index) || has("\\Temp\\", at: index)
    // In `src/tmp/x` the folder is one of the checkout.
    guard isWindows || !isInsidePath || has("/private", at: index - 8) else { return false }
    let isMac = has("/var/folders/", at: index)
    copy(upTo: index + root.utf8CodeUnitCount)
    if isMac {
      // Of zz/zyxvpxvq6csfxvn_n0000000000000/T the first two; they are the user's.
      for _ in 0..<2 where isFolder(upTo: partEnd) {
        replace(upTo: partEnd)
        copy(upTo: index + 1)
      }
      if has("T/", at: index) { copy(upTo: index + 2) }
    }
    if takePytestFolder() { return true }
    if isFolder(upTo: partEnd) { replace(upTo: partEnd) } else { takeTemporaryFile(upTo: partEnd) }
    return true
  }

  /// `pytest-of-root/pytest-12`, wherever it lies.
  mutating func takePytestFolder() -> Bool {
    guard has("pytest-of-", at: index) else { return false }
    copy(upTo: index + "pytest-of-".utf8.count)
    if partEnd > index { replace(upTo: partEnd) }
    guard has("/pytest-", at: index) else { return true }
    copy(upTo: index + "/pytest-".utf8.count)
    if partEnd > index { replace(upTo: partEnd) }
    return true
  }

  /// What ends a path is a temporary file or folder only where it looks like one: `/tmp/cart` is a
  /// constant. Parameters are joined by dashes.
  private mutating func takeTemporaryFile(upTo end: Int) {
    while index < end {
      let part = bytes[index..<end].prefix { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: ".") }
      if Self.looksTemporary(part) {
        replace(upTo: part.endIndex)
      } else {
        copy(upTo: max(part.endIndex, index + 1))
      }
    }
  }

  private static func looksTemporary(_ part: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    if part.starts(with: "tmp".utf8), part.count > 5 { return true }
    if part.count >= 5, part.allSatisfy(\.isDigit) { return true }
    guard part.count >= 6, part.allSatisfy({ $0.isAlphanumeric || $0 == UInt8(ascii: "_") }) else {
      return false
    }
    let pairs = zip(part, part.dropFirst())
    return pairs.contains { $0.isDigit && !$1.isDigit && $1 != UInt8(ascii: "_") }
      || pairs.contains { $0.isLowercase && $1.isUppercase } && part.contains(where: \.isDigit)
      || part.suffix(5).allSatisfy(\.isDigit)
  }

  private var isInsidePath: Bool {
    guard index > 0 else { return false }
    let before = bytes[index - 1]
    return before.isAlphanumeric || "._-~".utf8.contains(before)
  }

  /// Where the part of a path ends that begins here.
  private var partEnd: Int {
    bytes[index...].firstIndex { !$0.isAlphanumeric && $0 < 0x80 && !"._-+~=,%".utf8.contains($0) }
      ?? bytes.count
  }

  private func isFolder(upTo end: Int) -> Bool {
    end > index && end < bytes.count && Self.isSlash(bytes[end])
  }

  private static func isSlash(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\")
  }
}

extension UInt8 {
  fileprivate var isLowercase: Bool { self &- 97 < 26 }
  fileprivate var isUppercase: Bool { self &- 65 < 26 }
}
