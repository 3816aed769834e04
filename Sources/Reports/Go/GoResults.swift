import History

/// The results of one run of a Go package, held back until it is known what they are: a replay from
/// the cache, or what sub-tests alone made fail.
struct GoResults {
  /// How many results are held back until it is known whether they are a replay.
  private static let heldLimit = 100_000

  let package: String
  /// The tests that failed, when the same stream ran the package before among them.
  private(set) var failed: Set<String>
  var isCached = false
  private let failedBefore: Set<String>
  private var held: [ReportedAttempt] = []
  /// Whether results are given on at once, no longer held.
  private var isFlowing = false
  /// Tests that have sub-tests and failed: before Go 1.20 they end before those.
  private var containers: [ReportedAttempt] = []
  /// The tests that had to fail because a sub-test of theirs did.
  private var explained: Set<String> = []

  init(package: String, failedBefore: Set<String>) {
    self.package = package
    self.failedBefore = failedBefore
    failed = failedBefore
  }

  /// Takes the result of a test, or of one that has sub-tests: that one counts only where it failed
  /// and none of them did, and where it ran again after that.
  mutating func add(
    _ attempt: ReportedAttempt, isContainer: Bool, _ receive: (ReportEvent) throws -> Void
  ) throws {
    guard isContainer else { return try hold(attempt, receive) }
    if attempt.outcome.isFailure {
      containers.append(attempt)
    } else if failedBefore.contains(attempt.test.name) {
      try hold(untimed(attempt), receive)
    }
  }

  /// Gives on what is held.
  mutating func finish(
    _ warnings: inout WarningTally, _ receive: (ReportEvent) throws -> Void
  ) throws {
    // The innermost first: it explains those around it.
    let inner = containers.sorted { $0.test.name.utf8.count > $1.test.name.utf8.count }
    for attempt in inner where !explained.contains(attempt.test.name) {
      try hold(untimed(attempt), receive)
    }
    if isCached && isFlowing {
      warnings.add("packages are too large to tell that they are a replay", example: package)
    }
    for attempt in held { try give(attempt, receive) }
  }

  private mutating func hold(
    _ attempt: ReportedAttempt, _ receive: (ReportEvent) throws -> Void
  ) throws {
    var attempt = attempt
    let name = attempt.test.name
    attempt.isRetry = failedBefore.contains(name)
    if attempt.outcome.isFailure {
      failed.insert(name)
      explained.formUnion(GoSubtests.around(name))
    }
    // Only packages that passed are replayed, and what failed can be long.
    if held.count == Self.heldLimit || attempt.outcome.isFailure {
      for attempt in held { try give(attempt, receive) }
      held = []
      isFlowing = true
    }
    if isFlowing { return try give(attempt, receive) }
    held.append(attempt)
  }

  /// The time of a test with sub-tests is theirs.
  private func untimed(_ attempt: ReportedAttempt) -> ReportedAttempt {
    var attempt = attempt
    attempt.duration = nil
    return attempt
  }

  /// A replay from the cache tells when it was replayed, not how long the tests took.
  private func give(
    _ attempt: ReportedAttempt, _ receive: (ReportEvent) throws -> Void
  ) throws {
    var attempt = attempt
    if isCached {
      attempt.duration = nil
      attempt.start = nil
    }
    try receive(.attempt(attempt))
  }
}
