public import History

/// Where the tests and files stand that a report speaks of.
public struct SourcePlaces: Sendable {
  public var tests: [TestID: SourcePlace]
  public var files: [String: SourcePlace]
  /// Whether it is known what the change touches.
  public var isChangeKnown: Bool

  /// Where tests and files of a report stand.
  public init(
    tests: [TestID: SourcePlace] = [:], files: [String: SourcePlace] = [:],
    isChangeKnown: Bool = false
  ) {
    self.tests = tests
    self.files = files
    self.isChangeKnown = isChangeKnown
  }

  func place(of finding: Finding) -> SourcePlace? {
    finding.test.flatMap { tests[$0] } ?? finding.file.flatMap { files[$0] }
  }
}
