/// How many tests a run had, by their final outcome.
///
/// A test that was retried has passed if one of its attempts did; of a test that was executed several
/// times independently, the worst of its executions counts.
public struct RunCounts: Hashable, Sendable {
  public var tests = 0
  public var attempts = 0
  public var passed = 0
  /// Failed or timed out.
  public var failed = 0
  /// Errored or crashed.
  public var errored = 0
  public var skipped = 0
  public var xfailed = 0
  public var xpassed = 0
  /// Of the passed ones, those that failed as well.
  public var flaky = 0

  /// Counts of no test.
  public init() {}

  /// Counts a test by its final outcome.
  public mutating func add(_ outcome: Outcome) {
    tests += 1
    switch outcome {
    case .passed: passed += 1
    case .failed, .timedOut: failed += 1
    case .errored, .crashed: errored += 1
    case .skipped: skipped += 1
    case .xfailed: xfailed += 1
    case .xpassed: xpassed += 1
    }
  }
}
