/// The files of a checkout at an earlier commit, and which of them changed since.
public struct SourceChanges: Sendable {
  public var files: [String]
  public var changed: Set<String>
  /// By old path: where a file was moved to.
  public var moved: [String: String]

  /// The files of the older commit, and what became of them.
  public init(files: [String], changed: Set<String>, moved: [String: String] = [:]) {
    self.files = files
    self.changed = changed
    self.moved = moved
  }
}
