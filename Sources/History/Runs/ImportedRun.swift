/// One run out of the history that another tool kept.
public struct ImportedRun: Sendable {
  /// What tells it from the others of its history.
  public var key: String
  public var startedAt: Instant?
  /// Microseconds from the first test's start to the last one's end; nil where the history has none.
  public var wall: Int64?
  /// Whether the history has all that a report would have told.
  public var isComplete = true
  public var attempts: [ReportedAttempt] = []

  /// A run as another tool's history names it.
  public init(key: String) { self.key = key }

  /// The hash of what it holds, the same in every copy of the history.
  public var contentHash: ContentHash.Value {
    var hash = ContentHash()
    hash.update(key)
    hash.update(startedAt?.iso8601 ?? "")
    for attempt in attempts {
      hash.update([0, attempt.outcome.rawValue])
      hash.update("\(attempt.test.key) \(attempt.duration ?? -1)")
    }
    return hash.finish()
  }
}
