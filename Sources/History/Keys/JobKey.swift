/// What a run was told from others of its commit by: `github:RUN/JOB` of a CI, or what a user gave.
public struct JobKey: Hashable, Sendable {
  public let text: String

  /// A key as it was recorded.
  public init(_ text: String) { self.text = text }

  /// The CI and its build; nil for what a user gave.
  private var build: Substring? {
    let start = text.prefix { $0 != "/" }
    return start.contains(":") ? start : nil
  }

  /// The job in its build, the same from build to build; nil where the key tells none.
  public var job: String? {
    guard let build, text.count > build.count + 1 else { return nil }
    return String(text.dropFirst(build.count + 1))
  }

  /// Whether both are of jobs of one build.
  public func isOfBuild(of other: JobKey) -> Bool {
    (build ?? text[...]) == (other.build ?? other.text[...])
  }
}
