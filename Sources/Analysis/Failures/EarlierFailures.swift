/// The sources that a branch had before this one and on which a test failed throughout, as it does here: nothing of
/// the branch passed it since the first of them, and nobody else saw it fail at that time.
public struct EarlierFailures: Hashable, Sendable {
  /// What the test did on them, but for those that only tell that so many tests failed at once.
  public var sources: [SourceTally]
  /// Sources on which so many tests failed that the machinery was as likely a cause as the change.
  public var outages: Int
  /// For each run of them how many of the sources elsewhere were seen before it.
  public var seenBefore: [Int] = []

  /// What the test did on sources that tell of it, and how many others there are.
  public init(sources: [SourceTally] = [], outages: Int = 0) {
    (self.sources, self.outages) = (sources, outages)
  }

  var count: Int { sources.count + outages }

  /// The chance that a test failed on one of them for a cause that several shared.
  var shared: Float { sources.map(\.shared).max() ?? 0 }
}
