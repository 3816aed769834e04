import Platform

/// Gives equal bytes as one String: thousands of tests share a class, and finding its name costs
/// less than building it. A table of fixed size in which a new name drives out an old one.
struct InternedNames {
  private static let size = 1024

  private var names = [String](repeating: "", count: size)

  /// The name, cut as all names are.
  mutating func string(_ name: XMLBytes) -> String {
    guard name.count <= 256 else { return BoundedName.of(name.bytes) }
    let raw = UnsafeRawBufferPointer(name.bytes)
    let slot = Self.slot(raw)
    let isKnown = names[slot].utf8.withContiguousStorageIfAvailable {
      $0.count == raw.count && UnsafeRawBufferPointer($0).hasSameBytes(as: raw)
    }
    if isKnown != true { names[slot] = name.string }
    return names[slot]
  }

  /// Eight bytes at a time, the tail as one more word; the constant is that of the golden ratio.
  private static func slot(_ bytes: UnsafeRawBufferPointer) -> Int {
    var hash = UInt64(truncatingIfNeeded: bytes.count)
    var offset = 0
    while offset + 8 <= bytes.count {
      hash =
        (hash ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
      offset += 8
    }
    var tail: UInt64 = 0
    while offset < bytes.count {
      tail = tail << 8 | UInt64(bytes[offset])
      offset += 1
    }
    hash = (hash ^ tail) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: hash >> 32) & (size - 1)
  }
}

extension UnsafeRawBufferPointer {
  /// Whether another buffer of the same length holds the same bytes.
  fileprivate func hasSameBytes(as other: UnsafeRawBufferPointer) -> Bool {
    guard let a = baseAddress, let b = other.baseAddress else { return isEmpty }
    return memcmp(a, b, count) == 0
  }
}
