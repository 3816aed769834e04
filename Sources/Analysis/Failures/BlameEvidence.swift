/// What is known of a test that failed: what it did on this source, and on those of others.
public struct BlameEvidence: Sendable {
  /// A change breaks so many of the tests that it adds. A new test was run a few times at best, by its author.
  static let breakageOfNewTest = 0.05
  /// So many outages are still there when the test is tried again.
  static let lastingOutage = 0.1

  /// What it did on the source that is judged.
  public var here: SourceTally
  /// What it did on the trunk's sources and on other branches, oldest first; nothing of the branch itself.
  public var sources: [SourceTally]
  /// How many of these the branch has: those up to the trunk's newest one that it began from; nil where nobody knows.
  public var ofBase: Int?
  /// Whether the trunk was ever run: else nothing tells a new test from an old one.
  public var hasTrunk: Bool
  /// Whether so many tests failed at once that the machinery is as likely a cause as the change.
  public var isOutage = false
  /// How often a test fails on a source for a cause that several share, by what the suite's history has of it.
  public var usualOutages = 0.0
  /// What the branch's earlier sources saw, or the trunk's where this one is its own, if they fail it too.
  public var earlier = EarlierFailures()
  /// Whether more than one process saw the test fail on this source.
  public var isConfirmed = false
  /// Whether a failure elsewhere said the same; nil where there was none, or nobody knows.
  public var hasSameCause: Bool?

  /// What a test did on this source and elsewhere.
  public init(here: SourceTally, sources: [SourceTally], hasTrunk: Bool) {
    self.here = here
    self.sources = sources
    self.hasTrunk = hasTrunk
  }
}
