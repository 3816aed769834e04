/// A file that travels: one recording of a run, or one decision. It never changes.
public struct Bundle: Hashable, Sendable {
  /// How the names of these files end.
  public static let ending = ".laptime"

  /// How many bytes a bundle may have.
  public static let largest = BundleStream.limit.outside

  /// The name of the file, without a folder.
  public var name: String
  public var bytes: [UInt8]

  /// A bundle by its name and what is in it.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// Whether a file that begins so is a bundle.
  public static func isBundle(_ head: [UInt8]) -> Bool { BundleHead.kind(of: head) != nil }
}
