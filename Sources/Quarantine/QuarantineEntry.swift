public import History

/// A line of the quarantine: a test whose failures do not count until a day, and who sees to it.
public struct QuarantineEntry: Hashable, Sendable {
  /// The test's id.
  public var test: String
  /// A pattern for environments (`*`, `?`), nil for all.
  public var environment: String?
  public var owner: String?
  public var ticket: String?
  /// Midnights in UTC. The entry holds through the day on which it expires.
  public var added: Instant?
  public var expires: Instant?
  /// The fingerprint's id to which the entry is limited, or the beginning of one.
  public var fingerprint: String?
  public var reason: String?
  /// Comment lines above it, without line ends.
  public var comments: [String] = []
  /// The line it was read from, 0 where it was not.
  public var line = 0

  /// A line that names a test and says nothing else.
  public init(test: String) { self.test = test }

  private static let day: Int64 = 86_400_000_000

  /// Whether it is over.
  public func isExpired(now: Instant) -> Bool {
    guard let expires else { return false }
    let (end, isBeyondTime) = expires.microseconds.addingReportingOverflow(Self.day)
    return !isBeyondTime && now.microseconds >= end
  }

  /// Whether it speaks of this test here, under whatever name of those that change from run to run.
  public func covers(test: String, environment: String) -> Bool {
    (self.test == test || TestIdentity.maskedID(self.test) == TestIdentity.maskedID(test))
      && (self.environment.map { Wildcards.matches(environment.utf8, $0.utf8) } ?? true)
  }

  /// Whether it suspends a failure with these fingerprints; an entry limited to a fingerprint does
  /// so only if every failure has it.
  public func suspends(fingerprints: [String]) -> Bool {
    guard let fingerprint else { return true }
    return !fingerprints.isEmpty && fingerprints.allSatisfy { $0.hasPrefix(fingerprint) }
  }

  /// Days from the day it was added to that on which it expires; nil where one is not given.
  public var days: Int64? { added.flatMap { days(from: $0) } }

  /// Days from a day to that on which it expires; nil where it does not say when that is.
  func days(from day: Instant) -> Int64? {
    expires.map {
      $0.microseconds.subtractingReportingOverflow(day.microseconds).partialValue / Self.day
    }
  }
}
