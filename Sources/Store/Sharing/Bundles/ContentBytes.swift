import History

/// Writes numbers, texts and values one after the other.
struct ContentBytes {
  private(set) var bytes: [UInt8] = []

  mutating func append(byte: UInt8) { bytes.append(byte) }

  mutating func append(raw: some Sequence<UInt8>) { bytes += raw }

  /// An unsigned number of seven bits a byte, the lowest first (LEB128).
  mutating func append(unsigned number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func append(count: Int) { append(unsigned: UInt64(count)) }

  /// A signed number: 0, -1, 1, -2 and so on stand as 0, 1, 2, 3.
  mutating func append(_ number: Int64) {
    append(unsigned: UInt64(bitPattern: (number << 1) ^ (number >> 63)))
  }

  mutating func append(_ text: String) {
    append(count: text.utf8.count)
    bytes += text.utf8
  }

  mutating func append(blob: [UInt8]) {
    append(count: blob.count)
    bytes += blob
  }

  /// One that may be missing: 0, else its length plus one before it.
  mutating func append(optional text: String?) {
    guard let text else { return append(count: 0) }
    append(count: text.utf8.count + 1)
    bytes += text.utf8
  }

  mutating func append(_ value: Double) {
    withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes += $0 }
  }

  mutating func append(_ test: TestIdentity) {
    append(optional: test.file)
    append(optional: test.container)
    append(optional: test.className)
    append(test.name)
  }

  mutating func append(_ tests: [TestIdentity]) {
    append(count: tests.count)
    for test in tests { append(test) }
  }

  /// A value with a byte before it that tells its kind.
  mutating func append(_ value: SQLValue) {
    append(byte: value.kind)
    switch value {
    case .null: break
    case .integer(let integer): append(integer)
    case .real(let real): append(real)
    case .text(let text): append(text)
    case .blob(let blob): append(blob: blob)
    }
  }
}

extension SQLValue {
  /// A number for its kind, 0 for NULL.
  var kind: UInt8 {
    switch self {
    case .null: 0
    case .integer: 1
    case .real: 2
    case .text: 3
    case .blob: 4
    }
  }
}
