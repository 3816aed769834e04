/// The row number of a test in one store.
public struct TestID: Hashable, Comparable, Sendable {
  public let rawValue: Int64

  /// The test of a row of the store.
  public init(_ rawValue: Int64) { self.rawValue = rawValue }

  public static func < (a: TestID, b: TestID) -> Bool { a.rawValue < b.rawValue }
}
