import History
import TestSupport

@testable import Store

/// A store in a sandbox, and short ways to record into it.
final class TestStore {
  let sandbox = Sandbox()
  let store: HistoryStore

  init() throws { store = try HistoryStore(path: sandbox.path("history.db"), mode: .create) }

  var path: String { sandbox.path("history.db") }

  /// Records attempts as one JUnit-like report and gives what became of it.
  @discardableResult
  func record(
    _ attempts: [ReportedAttempt], at second: Int64 = 1, repeats: RepeatPolicy = .unknown,
    attemptOf: RunID? = nil, change: (inout RunDescription) -> Void = { _ in }
  ) throws -> RecordedRun {
    try record(
      [report(attempts, repeats: repeats)], at: second, attemptOf: attemptOf, change: change)
  }

  /// `now`: when it is recorded; else at some time after the run.
  @discardableResult
  func record(
    _ reports: [ReportInput], at second: Int64 = 1, attemptOf: RunID? = nil, now: Instant? = nil,
    change: (inout RunDescription) -> Void = { _ in }
  ) throws -> RecordedRun {
    var run = RunDescription(project: "shop", suite: "full")
    run.branch = "main"
    run.source = Source(commit: "c\(second)")
    run.startedAt = Instant(microseconds: second * 1_000_000)
    change(&run)
    return try store.record(
      run, reports: reports, attemptOf: attemptOf,
      at: now
        ?? max(Instant(microseconds: 1_000_000_000), run.startedAt ?? Instant(microseconds: 0)))
  }

  /// All rows of all tables, as the store's contents.
  func contents() throws -> String {
    try sandbox.run(["sqlite3", path, ".dump"]).output
  }
}

/// A report that holds these attempts.
func report(
  _ attempts: [ReportedAttempt], name: String = "junit.xml", rank: Int = 0,
  repeats: RepeatPolicy = .unknown, isComplete: Bool = true
) -> ReportInput {
  ReportInput(name: name, purpose: .tests, rank: rank) { receive in
    for attempt in attempts { try receive(.attempt(attempt)) }
    var summary = ReportSummary(format: "junit")
    summary.repeats = repeats
    summary.isComplete = isComplete
    let text = "\(rank) \(attempts)"
    return .init(summary: summary, contentHash: ContentHash.of(text), bytes: text.utf8.count)
  }
}

/// A report of coverage.
func report(coverage files: [FileCoverage], name: String = "coverage.xml") -> ReportInput {
  ReportInput(name: name, purpose: .coverage, rank: 0) { receive in
    for file in files { try receive(.coverage(file)) }
    let text = "\(files)"
    return .init(
      summary: ReportSummary(format: "cobertura"), contentHash: ContentHash.of(text),
      bytes: text.utf8.count)
  }
}

/// A report of a profile.
func report(profile: Profile) -> ReportInput {
  ReportInput(name: "profile.pstats", purpose: .profile, rank: 0) { receive in
    try receive(.profile(profile))
    let text = "\(profile)"
    return .init(
      summary: ReportSummary(format: "pstats"), contentHash: ContentHash.of(text),
      bytes: text.utf8.count)
  }
}

/// An attempt of the test `t::NAME`.
func attempt(
  _ name: String, _ outcome: Outcome = .passed, _ duration: Int64? = 1000, isRetry: Bool = false
) -> ReportedAttempt {
  var attempt = ReportedAttempt(
    test: TestIdentity(className: "t", name: name), outcome: outcome, duration: duration)
  attempt.isRetry = isRetry
  return attempt
}
