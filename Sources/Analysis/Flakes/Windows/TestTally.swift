/// What is known of one test.
public struct TestTally: Sendable {
  /// Oldest first; only sources on which the test passed or failed.
  public var sources: [SourceTally]
  public var isolatedAttempts: Int
  public var isolatedFailures: Int

  /// The sources of a test, oldest first, with its attempts in a process of its own.
  public init(sources: [SourceTally], isolatedAttempts: Int = 0, isolatedFailures: Int = 0) {
    self.sources = sources
    self.isolatedAttempts = isolatedAttempts
    self.isolatedFailures = isolatedFailures
  }

  /// Whether the test fails in the suite and never alone: of at least 20 isolated attempts none
  /// failed.
  public var isOrderDependent: Bool {
    isolatedAttempts >= 20 && isolatedFailures == 0 && sources.contains { !$0.isClean }
  }
}
