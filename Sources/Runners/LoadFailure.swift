/// What kept a command from running any test, by what it printed: something did not compile, or a file could not be
/// loaded.
public struct LoadFailure: Hashable, Sendable {
  /// Whether a build failed; else a file could not be loaded.
  public var isOfBuild: Bool
  /// The file, with the line where one was printed: `src/lib.rs:1:27`; nil where none was.
  public var place: String?
  /// What is wrong with it, as the tool words it.
  public var message: String

  init(isOfBuild: Bool, at place: String? = nil, _ message: some StringProtocol) {
    self.isOfBuild = isOfBuild
    self.place = place
    self.message = String(message)
  }
}
