public import History

/// What is to be said against the entries of a quarantine.
public struct QuarantineReview: Sendable {
  /// The rules an entry has to obey.
  public struct Limits: Sendable {
    public var days: Int64 = 30
    /// Share of the tests that may be quarantined.
    public var share = 0.01
    /// Days after which an entry that no test has matched is to go.
    public var daysUnmatched: Int64 = 30

    /// What holds where a project says nothing.
    public init() {}
  }

  /// What is wrong with a line.
  public enum Objection: Hashable, Sendable {
    case expired
    case noOwner
    case noExpiry
    /// It holds for more days than allowed.
    case tooLong(days: Int64)
    /// It does not say when it was added, and even from today it holds for more days than allowed.
    case tooLongFromToday(days: Int64)
    /// The test is broken, which is no flakiness.
    case ineligible(TestState)
    /// No test of that name has run in the days allowed.
    case unmatched
    /// It is a pattern and no test's id: a line suspends one test.
    case pattern
  }

  /// Objections entry by entry, in the order of the quarantine.
  public var objections: [[Objection]]
  /// Whether no test of an entry's name was ever seen, entry by entry: it suspends nothing.
  public var isUnseen: [Bool]
  /// Tests that are quarantined.
  public var tests: Int
  /// Tests quarantined beyond the share allowed.
  public var testsOverCap: Int

  /// Whether the gate may pass.
  public var isClean: Bool { testsOverCap == 0 && objections.allSatisfy(\.isEmpty) }

  /// Reviews a quarantine as of a moment, after a run. `state` gives a test's state, nil where no test of that id is
  /// known; `lastSeen` tells when it last ran, up to the run that began at `ran` (else now); `isSeen` whether any
  /// test ever had the name; `written` when an entry that does not say when it was added came
  /// into the file as it is, nil where nobody knows. Such an entry is then as young as it can be: of today.
  public init(
    _ quarantine: QuarantinedTests, now: Instant, ran: Instant? = nil, tests: Int,
    limits: Limits = Limits(), state: (String) -> TestState?, lastSeen: (String) -> Instant?,
    isSeen: (String) -> Bool = { _ in true },
    written: (QuarantineEntry) -> Instant? = { _ in nil }
  ) {
    let isUnseen = quarantine.entries.map { !isSeen($0.test) }
    let ran = ran ?? now
    self.isUnseen = isUnseen
    objections = zip(quarantine.entries, isUnseen).map { entry, isUnseen in
      var entry = entry
      entry.added = entry.added ?? written(entry).map { min($0, now).day }
      var found: [Objection] = []
      if entry.isExpired(now: now) { found.append(.expired) }
      if entry.owner == nil { found.append(.noOwner) }
      if entry.expires == nil { found.append(.noExpiry) }
      if let days = entry.days, days > limits.days {
        found.append(.tooLong(days: days))
      } else if entry.added == nil, let days = entry.days(from: now.day), days > limits.days {
        found.append(.tooLongFromToday(days: days))
      }
      if let state = state(entry.test), state.isBroken { found.append(.ineligible(state)) }
      if isUnseen, entry.test.contains("*") {
        found.append(.pattern)
      } else if let seen = lastSeen(entry.test) ?? entry.added,
        ran.microseconds.subtractingReportingOverflow(seen.microseconds).partialValue
          > limits.daysUnmatched * 86_400_000_000
      {
        found.append(.unmatched)
      }
      return found
    }
    let quarantined = zip(quarantine.entries, isUnseen).filter { !$0.1 }.map(\.0.test)
    self.tests = Set(quarantined).count
    let allowed = max(1, Int(limits.share * Double(max(0, tests))))
    testsOverCap = max(0, self.tests - allowed)
  }
}

extension Instant {
  /// The midnight before it, in UTC.
  fileprivate var day: Instant { Instant(iso8601: String(iso8601.prefix(10))) ?? self }
}
