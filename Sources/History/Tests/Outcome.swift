/// How one attempt of a test ended.
///
/// The raw values are those of the store and never change. They are in order of weight, so that of
/// several outcomes the greatest is the worst, and all failures come after all others.
public enum Outcome: UInt8, CaseIterable, Comparable, Sendable {
  case skipped = 0
  case passed = 1
  /// Failed as it was expected to.
  case xfailed = 2
  /// Passed although it was expected to fail.
  case xpassed = 3
  case failed = 4
  case timedOut = 5
  case errored = 6
  case crashed = 7

  public static func < (a: Outcome, b: Outcome) -> Bool { a.rawValue < b.rawValue }

  /// Whether the attempt counts against the test and the run.
  public var isFailure: Bool { self >= .failed }

  /// Whether the attempt shows that the source can pass: passed, or failed as expected.
  public var isPass: Bool { self == .passed || self == .xfailed || self == .xpassed }

  /// The word for it in text, JSON and queries.
  public var word: String {
    switch self {
    case .skipped: "skipped"
    case .passed: "passed"
    case .xfailed: "xfailed"
    case .xpassed: "xpassed"
    case .failed: "failed"
    case .timedOut: "timed out"
    case .errored: "errored"
    case .crashed: "crashed"
    }
  }
}
