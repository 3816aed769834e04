/// Where bundles travel to and from: files that never change, by their paths.
///
/// A place needs to understand nothing of what is in them.
public protocol SharedPlace {
  /// The paths of all that is there.
  func paths() throws(SharedPlaceError) -> Set<String>

  /// The paths that the newest runs of a suite and a branch are among, and those of all decisions.
  ///
  /// A place that can choose sends no more than these; who asks chooses again.
  func paths(ofNewest runs: Int?, suite: String?, branch: String?) throws(SharedPlaceError)
    -> Set<String>

  /// Which of some paths are there, among others maybe.
  func present(of paths: Set<String>) throws(SharedPlaceError) -> Set<String>

  /// Calls with the bytes of each of some paths; what is gone meanwhile is left out.
  func read(_ paths: [String], _ body: (String, [UInt8]) throws -> Void) throws

  /// Adds files, each of them whole or not at all. Those that are there already stay.
  func add(_ files: [(path: String, bytes: [UInt8])]) throws(SharedPlaceError)
}

extension SharedPlace {
  /// All paths: most places can only list what is there.
  public func paths(ofNewest runs: Int?, suite: String?, branch: String?) throws(SharedPlaceError)
    -> Set<String>
  {
    try paths()
  }

  /// All paths, too.
  public func present(of paths: Set<String>) throws(SharedPlaceError) -> Set<String> {
    try self.paths()
  }
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
