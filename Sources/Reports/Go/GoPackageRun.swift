import History

/// One package of `go test` while its tests run.
struct GoPackageRun {
  /// How many results are held back until it is known whether they are a replay.
  private static let heldLimit = 100_000

  let package: String
  private var open: [String: GoTestRun] = [:]
  private var held: [ReportedAttempt] = []
  /// Whether results are given on at once, no longer held.
  private var isFlowing = false
  /// Whether it began and has not ended.
  var isRunning = false
  private var hasFailure = false
  private var isCached = false
  private var output = ""
  /// Whether tests may have been kept from running by a panic, a time-out or an exit.
  private(set) var isCutShort = false

  init(package: String) { self.package = package }

  mutating func print(_ text: String, by test: String?) {
    if let test {
      open[test]?.print(text)
      return
    }
    if text.hasPrefix("ok "), text.hasSuffix("\t(cached)\n") { isCached = true }
    if output.utf8.count < FailureText.detailLimit { output += text }
  }

  mutating func begin(_ test: String, at time: Instant?) {
    isRunning = true
    open[test] = GoTestRun(test, start: time)
  }

  mutating func pause(_ test: String, at time: Instant?) { open[test]?.pause(at: time) }
  mutating func resume(_ test: String, at time: Instant?) { open[test]?.resume(at: time) }

  /// Takes the end of a test.
  mutating func end(
    _ test: String, _ outcome: Outcome, _ event: GoTestEvent, _ warnings: inout WarningTally,
    _ receive: (ReportEvent) throws -> Void
  ) throws {
    let run = open.removeValue(forKey: test) ?? GoTestRun(test, start: nil)
    if outcome == .failed {
      hasFailure = true
      isCutShort = isCutShort || run.panicked
    }
    let measured = run.duration(until: event.time, elapsed: event.elapsed)
    try hold(
      run.attempt(
        of: TestIdentity(className: package, name: test),
        outcome: outcome == .failed && run.timedOut ? .timedOut : outcome,
        duration: warnings.plausible(measured, of: "\(package) \(test)")), receive)
  }

  /// Takes the end of the package, or of the report.
  mutating func finish(
    failed: Bool, buildFailed: Bool, at end: Instant?, _ warnings: inout WarningTally,
    _ receive: (ReportEvent) throws -> Void
  ) throws {
    for (test, run) in open.sorted(by: { $0.key < $1.key }) {
      let identity = TestIdentity(className: package, name: test)
      if let outcome = run.swallowedEnd {
        hasFailure = hasFailure || outcome.isFailure
        try hold(run.attempt(of: identity, outcome: outcome, duration: nil), receive)
      } else if failed {
        // It was running when the test binary died. Where the package passed, a test without an end
        // is a benchmark, which has none.
        hasFailure = true
        isCutShort = true
        let duration = warnings.plausible(
          run.duration(until: end, elapsed: nil), of: "\(package) \(test)")
        try hold(
          run.attempt(
            of: identity, outcome: run.timedOut ? .timedOut : .crashed, duration: duration), receive
        )
      }
    }
    if isCached && isFlowing {
      warnings.add("packages are too large to tell that they are a replay", example: package)
    }
    for attempt in held { try give(attempt, receive) }
    guard failed, !hasFailure, !buildFailed else { return }
    isCutShort = true
    try receive(.runError(RunError(name: package, failure: Failure(text: output))))
  }

  private mutating func hold(
    _ attempt: ReportedAttempt, _ receive: (ReportEvent) throws -> Void
  ) throws {
    // Only packages that passed are replayed, and what failed can be long.
    if held.count == Self.heldLimit || attempt.outcome.isFailure {
      for attempt in held { try give(attempt, receive) }
      held = []
      isFlowing = true
    }
    if isFlowing { return try give(attempt, receive) }
    held.append(attempt)
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
