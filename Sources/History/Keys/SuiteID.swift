/// The row number of a suite in one store.
public struct SuiteID: Hashable, Sendable {
  public let rawValue: Int64

  /// The suite of a row of the store.
  public init(_ rawValue: Int64) { self.rawValue = rawValue }
}
