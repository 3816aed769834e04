/// Where bundles travel to and from: files that never change, by their paths.
///
/// A place needs to understand nothing of what is in them.
public protocol SharedPlace {
  /// The paths of all that is there.
  func paths() throws(SharedPlaceError) -> Set<String>

  /// Calls with the bytes of each of some paths; what is gone meanwhile is left out.
  func read(_ paths: [String], _ body: (String, [UInt8]) throws -> Void) throws

  /// Adds files, each of them whole or not at all. Those that are there already stay.
  func add(_ files: [(path: String, bytes: [UInt8])]) throws(SharedPlaceError)
}

/// Why a place could not be read or written.
public struct SharedPlaceError: Error, Hashable, Sendable {
  /// What place it is, as the user named it.
  public var place: String
  public var reason: String
  public var isOfWriting: Bool

  /// What went wrong at a place, while it was read or written.
  public init(place: String, reason: String, isOfWriting: Bool) {
    self.place = place
    self.reason = reason
    self.isOfWriting = isOfWriting
  }
}
