/// The row number of a suite in one store.
public struct SuiteID: Hashable, Sendable {
  public let rawValue: Int64

  public init(_ rawValue: Int64) { self.rawValue = rawValue }
}
