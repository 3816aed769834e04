/// How one attempt of a test ended. The raw values are those of the store and never change.
public enum Outcome: UInt8, CaseIterable, Sendable {
  case passed = 0
  case failed = 1
  case errored = 2
  case skipped = 3
  /// Failed as it was expected to.
  case xfailed = 4
  /// Passed although it was expected to fail.
  case xpassed = 5
  case timedOut = 6
  case crashed = 7

  /// Whether the attempt counts against the test and the run.
  public var isFailure: Bool {
    switch self {
    case .failed, .errored, .timedOut, .crashed: true
    case .passed, .skipped, .xfailed, .xpassed: false
    }
  }

  /// Whether the attempt shows that the source can pass: passed, or failed as expected.
  public var isPass: Bool { self == .passed || self == .xfailed || self == .xpassed }

  /// The word for it in text, JSON and queries.
  public var word: String {
    switch self {
    case .passed: "passed"
    case .failed: "failed"
    case .errored: "errored"
    case .skipped: "skipped"
    case .xfailed: "xfailed"
    case .xpassed: "xpassed"
    case .timedOut: "timed out"
    case .crashed: "crashed"
    }
  }
}
