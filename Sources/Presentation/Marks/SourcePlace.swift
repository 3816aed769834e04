/// Where in a repository something stands.
public struct SourcePlace: Hashable, Sendable {
  /// From the root of the repository, `/` between folders.
  public var path: String
  /// Counted from 1.
  public var line: Int?
  /// Whether the change that is judged touches the line, and the file.
  public var isLineChanged: Bool
  public var isFileChanged: Bool

  /// A place in a file of the repository.
  public init(
    path: String, line: Int? = nil, isLineChanged: Bool = false, isFileChanged: Bool = false
  ) {
    self.path = path
    self.line = line
    self.isLineChanged = isLineChanged
    self.isFileChanged = isFileChanged
  }
}
