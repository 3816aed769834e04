/// What is wrong with the statement of a file of the user's.
public struct QueryFileError: Error {
  public var path: String
  /// From 1; nil where SQLite does not say which line it is.
  public var line: Int?
  /// A `QueryError` or a `StoreError`.
  public var reason: any Error
}
