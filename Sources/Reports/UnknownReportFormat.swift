import History

/// There is no format of that name.
public struct UnknownReportFormat: Error, Hashable, Sendable {
  /// The name that was asked for.
  public let name: String
  /// The names that are nearest to it, nearest first, at most three.
  public let nearest: [String]

  init(name: String, known: [String]) {
    self.name = name
    nearest = Spelling.nearest(to: name, among: known, limit: 3)
  }
}
