/// Whole numbers one after another, small ones in few bytes (LEB128: seven bits a byte, the lowest first, the
/// eighth set where more follow).
struct VarintColumn {
  private(set) var bytes: [UInt8] = []

  /// Adds a number that is not negative; a negative one counts as 0.
  mutating func add(_ value: Int64) {
    var rest = UInt64(max(0, value))
    while rest > 0x7f {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Adds a number of either sign: 0, −1, 1, −2 …
  mutating func add(signed value: Int64) { add(Self.folded(value)) }

  /// Adds a number that may be missing.
  mutating func add(optional value: Int64?) { add(value.map { $0 + 1 } ?? 0) }

  /// Adds a number of either sign that may be missing.
  mutating func add(folded value: Int64?) { add(optional: value.map(Self.folded)) }

  private static func folded(_ value: Int64) -> Int64 { value << 1 ^ value >> 63 }
}
