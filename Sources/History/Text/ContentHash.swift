/// MurmurHash3, x64, 128 bit, seed 0 (Austin Appleby, public domain), over bytes that come in
/// pieces. It tells contents apart; it is no defence against somebody who wants a collision.
public struct ContentHash: Sendable {
  /// The two halves of a hash, in the order in which the reference writes them.
  public struct Value: Hashable, Sendable {
    public let high: UInt64
    public let low: UInt64

    /// 32 hexadecimal digits.
    public var hex: String { [high, low].map(Self.hex).joined() }

    private static func hex(_ word: UInt64) -> String {
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
  }

  private var h1: UInt64 = 0
  private var h2: UInt64 = 0
  private var length: UInt64 = 0
  /// Bytes that do not fill a block yet, as they lie in memory.
  private var pending: (UInt64, UInt64) = (0, 0)
  private var pendingCount = 0

  /// The hash of nothing yet.
  public init() {}

  /// The hash of one text.
  public static func of(_ text: String) -> Value {
    var hash = ContentHash()
    hash.update(text)
    return hash.finish()
  }

  /// Adds the UTF-8 bytes of a text.
  public mutating func update(_ text: String) {
    var text = text
    text.withUTF8 { update(UnsafeRawBufferPointer($0)) }
  }

  /// Adds bytes.
  public mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { update($0) }
  }

  /// Adds bytes.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    length &+= UInt64(bytes.count)
    var offset = pendingCount > 0 ? hold(bytes, from: 0) : 0
    while offset &+ 16 <= bytes.count {
      mix(
        bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self),
        bytes.loadUnaligned(fromByteOffset: offset &+ 8, as: UInt64.self))
      offset &+= 16
    }
    if offset < bytes.count { _ = hold(bytes, from: offset) }
  }

  /// The hash of all that was added.
  public func finish() -> Value {
    var (h1, h2) = (h1, h2)
    if pendingCount > 8 { h2 ^= Self.scramble2(UInt64(littleEndian: pending.1)) }
    if pendingCount > 0 { h1 ^= Self.scramble1(UInt64(littleEndian: pending.0)) }
    h1 ^= length
    h2 ^= length
    h1 &+= h2
    h2 &+= h1
    h1 = Self.finalMix(h1)
    h2 = Self.finalMix(h2)
    h1 &+= h2
    h2 &+= h1
    return Value(high: h1, low: h2)
  }

  /// Puts bytes to those that do not fill a block yet, as many as there is room for, and gives back how
  /// many.
  private mutating func hold(_ bytes: UnsafeRawBufferPointer, from offset: Int) -> Int {
    let count = min(16 - pendingCount, bytes.count - offset)
    withUnsafeMutableBytes(of: &pending) { [pendingCount] in
      $0[pendingCount..<pendingCount + count].copyBytes(
        from: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count]))
    }
    pendingCount += count
    if pendingCount == 16 {
      mix(pending.0, pending.1)
      pending = (0, 0)
      pendingCount = 0
    }
    return count
  }

  /// Adds a block of two words as they lie in memory.
  private mutating func mix(_ k1: UInt64, _ k2: UInt64) {
    h1 ^= Self.scramble1(UInt64(littleEndian: k1))
    h1 = Self.rotate(h1, 27) &+ h2
    h1 = h1 &* 5 &+ 0x52dc_e729
    h2 ^= Self.scramble2(UInt64(littleEndian: k2))
    h2 = Self.rotate(h2, 31) &+ h1
    h2 = h2 &* 5 &+ 0x3849_5ab5
  }

  private static let c1: UInt64 = 0x87c3_7b91_1142_53d5
  private static let c2: UInt64 = 0x4cf5_ad43_2745_937f

  private static func scramble1(_ k: UInt64) -> UInt64 { rotate(k &* c1, 31) &* c2 }
  private static func scramble2(_ k: UInt64) -> UInt64 { rotate(k &* c2, 33) &* c1 }

  private static func rotate(_ x: UInt64, _ n: UInt64) -> UInt64 { x << n | x >> (64 - n) }

  private static func finalMix(_ k: UInt64) -> UInt64 {
    var k = k
    k ^= k >> 33
    k = k &* 0xff51_afd7_ed55_8ccd
    k ^= k >> 33
    k = k &* 0xc4ce_b9fe_1a85_ec53
    k ^= k >> 33
    return k
  }
}
