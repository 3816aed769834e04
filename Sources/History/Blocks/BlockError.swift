/// Why bytes are no block, and where that shows.
public struct BlockError: Error, Hashable, Sendable {
  /// What is wrong with them.
  public enum Reason: Hashable, Sendable {
    /// They end too early.
    case truncated
    /// They do not begin as a block does.
    case notABlock
    /// Another version of the format, or another kind of block.
    case other(version: UInt8, kind: UInt8)
    /// The check sum is not that of the bytes.
    case damaged
    /// A value that no block holds.
    case malformed(String)
  }

  public var reason: Reason
  /// The byte at which it shows, from 0.
  public var position: Int

  /// A reason with the byte at which it shows.
  public init(_ reason: Reason, at position: Int) {
    self.reason = reason
    self.position = position
  }
}
