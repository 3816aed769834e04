/// What set a CI's job off, as the service writes it into a file for the job.
public struct BuildEvent: Hashable, Sendable {
  /// The default branch of the repository that the job is of, which is not that of a fork.
  public var defaultBranch: String?

  /// Reads the event of GitHub Actions; nil where it is none.
  public init?(gitHub bytes: [UInt8]) {
    do {
      let reader = try JSONReader(ReportSource(name: "the event", bytes: bytes))
      var branch: String?
      try reader.readDocument {
        try reader.forEachKey { key in
          guard key == "repository" else { return }
          try reader.forEachKey { if $0 == "default_branch" { branch = try reader.boundedName() } }
        }
      }
      defaultBranch = branch
    } catch {
      return nil
    }
  }
}
