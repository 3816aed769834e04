/// There is no format of that name.
public struct UnknownReportFormat: Error, Hashable, Sendable {
  /// The name that was asked for.
  public let name: String
  /// The names that there are.
  public let known: [String]
}
