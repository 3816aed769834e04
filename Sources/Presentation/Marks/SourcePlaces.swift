public import History

/// Where the tests and files stand that a report speaks of.
public struct SourcePlaces: Sendable {
  /// What a file of a repository has to do with all of a suite, the most first: it says what is wanted, runs it, or is
  /// what people read of it.
  private static let ofAll = [
    settings, ".gitlab-ci.yml", "pyproject.toml", "package.json", "Cargo.toml", "go.mod",
    "Package.swift", "Makefile",
    "README.md",
  ]
  /// The file that says what is wanted.
  public static let settings = "laptime.toml"

  public var tests: [TestID: SourcePlace]
  public var files: [String: SourcePlace]
  /// Where what is said of all of the suite stands, for readers that ask a file of everything.
  public var suite: String
  /// Whether it is known what the change touches.
  public var isChangeKnown: Bool

  /// Where tests and files of a report stand. `suite`: the file that stands for all of it.
  public init(
    tests: [TestID: SourcePlace] = [:], files: [String: SourcePlace] = [:],
    suite: String = Self.settings, isChangeKnown: Bool = false
  ) {
    self.suite = suite
    self.tests = tests
    self.files = files
    self.isChangeKnown = isChangeKnown
  }

  /// The file that stands for a suite of a repository with these files.
  public static func suite(among files: Set<String>) -> String {
    ofAll.first(where: files.contains)
      ?? files.min { ($0.contains("/") ? 1 : 0, $0) < ($1.contains("/") ? 1 : 0, $1) } ?? settings
  }

  func place(of finding: Finding) -> SourcePlace? {
    finding.test.flatMap { tests[$0] } ?? finding.file.flatMap { files[$0] }
  }
}
