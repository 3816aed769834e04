/// What stands at both ends of a block: how it begins, and the check sum over all before it.
///
/// The page `Blocks` of the documentation describes every byte.
public enum BlockSeal {
  /// What a block holds.
  public enum Kind: UInt8, Sendable {
    /// The tests of a run: outcomes, modes and durations of their attempts.
    case results = 1
    /// What is known beside: phases, starts and workers.
    case timings = 2
  }

  /// The version that is written, and the only one that is read.
  public static let version: UInt8 = 1

  static let mark: [UInt8] = Array("LTB".utf8)
  static let headLength = mark.count + 2
  static let sumLength = 8

  /// How a block of a kind begins.
  static func head(of kind: Kind) -> [UInt8] { mark + [version, kind.rawValue] }

  /// The bytes with their check sum behind them.
  public static func sealed(_ bytes: [UInt8]) -> [UInt8] {
    bytes + (0..<sumLength).map { UInt8(truncatingIfNeeded: sum(of: bytes) >> (8 * UInt64($0))) }
  }

  /// The length of what lies before the check sum, once both ends are found to be sound.
  static func open(_ bytes: UnsafeRawBufferPointer, as kind: Kind) throws(BlockError) -> Int {
    let length = bytes.count - sumLength
    guard length >= headLength else { throw BlockError(.truncated, at: bytes.count) }
    for (place, byte) in mark.enumerated() where bytes[place] != byte {
      throw BlockError(.notABlock, at: place)
    }
    let (version, found) = (bytes[mark.count], bytes[mark.count + 1])
    guard version == Self.version, found == kind.rawValue else {
      throw BlockError(.other(version: version, kind: found), at: mark.count)
    }
    var hash = ContentHash()
    hash.update(UnsafeRawBufferPointer(rebasing: bytes[..<length]))
    let sum = UInt64(
      littleEndian: bytes.loadUnaligned(fromByteOffset: length, as: UInt64.self))
    guard hash.finish().high == sum else { throw BlockError(.damaged, at: length) }
    return length
  }

  private static func sum(of bytes: [UInt8]) -> UInt64 {
    var hash = ContentHash()
    hash.update(bytes)
    return hash.finish().high
  }
}
