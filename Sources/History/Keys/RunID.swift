/// The row number of a run in one store.
public struct RunID: Hashable, Comparable, Sendable {
  public let rawValue: Int64

  /// The run of a row of the store.
  public init(_ rawValue: Int64) { self.rawValue = rawValue }

  public static func < (a: RunID, b: RunID) -> Bool { a.rawValue < b.rawValue }
}
