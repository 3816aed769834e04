public import History

/// A test's state with the numbers behind it.
public struct TestAssessment: Sendable {
  public var state: TestState
  public var estimate: FlakeEstimate
  /// Whether it fails in the suite and never alone.
  public var isOrderDependent: Bool
  /// Sources on which the test ran, in all.
  public var sources: Int
  /// Sources that both passed and failed.
  public var flakes: Int
  /// Sources since the last one with a failure, or since the test's file changed after it.
  public var cleanSources: Int
  /// Clean sources after which a flaky test counts as recovered; nil unless it is flaky.
  public var cleanSourcesNeeded: Int?
  /// The first source that had the test as it is now, where the clean ones are counted from there.
  public var restart: Int32?
  /// The newest sources on which every attempt failed, without a gap.
  public var trailingFailures: Int
}

extension FlakeModel {
  /// Judges a test by its evidence.
  ///
  /// Time alone heals nothing: only sources on which the test ran move it. A flaky test stays flaky
  /// until its probability falls below one half or it has recovered; from then on its history
  /// begins with the first clean source, unless it fails again before it has been clean for as long
  /// once more.
  public func assess(
    _ evidence: TestTally, presence: TestPresence = .ran
  ) -> TestAssessment {
    var history = StateHistory(self)
    for source in evidence.sources { history.take(source) }
    return history.assessment(of: evidence, presence: presence)
  }
}

/// What the newest complete run did with a test.
public enum TestPresence: Sendable {
  case ran
  case skipped
  case absent
}
