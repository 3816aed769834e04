import Analysis
import Gate
import History
import Store
import TestSupport

/// A store in which runs of made-up tests are recorded, and the gate's word on them.
final class StoredHistory {
  let sandbox = Sandbox()
  let store: HistoryStore
  private var second: Int64 = 0

  init() throws { store = try HistoryStore(path: sandbox.path("history.db"), mode: .create) }

  /// Records a run of tests with a letter each: P, F or S.
  @discardableResult
  func record(
    _ tests: [String: Character], commit: String, branch: String = "main", covered: Int64? = nil,
    isComplete: Bool = true, attemptOf: RunID? = nil,
    change: (inout RunDescription) -> Void = { _ in }
  ) throws -> RunID {
    second += 60
    var run = RunDescription(project: "shop", suite: "full")
    run.branch = branch
    run.source = Source(commit: commit)
    run.startedAt = Instant(microseconds: second * 1_000_000)
    change(&run)
    var reports = [report(of: tests, isComplete: isComplete)]
    if let covered { reports.append(report(covered: covered)) }
    let now = Instant(microseconds: (second + 30) * 1_000_000)
    let id = try store.record(run, reports: reports, attemptOf: attemptOf, at: now).run
    if branch == "main" { try store.noteDepartures(ofRun: id, trunk: "main", window: window) }
    return id
  }

  private let window = HistoryStore.Window(runs: 30, enough: 10)

  private func report(of tests: [String: Character], isComplete: Bool) -> ReportInput {
    let outcomes: [Character: Outcome] = ["P": .passed, "F": .failed, "S": .skipped]
    // Two executions never take just as long.
    let time = 1000 + second
    let attempts = tests.sorted { $0.key < $1.key }.map { name, letter in
      ReportedAttempt(
        test: TestIdentity(className: "t", name: name), outcome: outcomes[letter] ?? .errored,
        duration: time)
    }
    return ReportInput(name: "junit.xml", purpose: .tests, rank: 0) { receive in
      for attempt in attempts { try receive(.attempt(attempt)) }
      var summary = ReportSummary(format: "junit")
      summary.isComplete = isComplete
      let text = "\(attempts)"
      return .init(summary: summary, contentHash: ContentHash.of(text), bytes: text.utf8.count)
    }
  }

  private func report(covered: Int64) -> ReportInput {
    let second = second
    return ReportInput(name: "coverage.xml", purpose: .coverage, rank: 0) { receive in
      let counts = CoverageCounts(linesCovered: covered, linesTotal: 100)
      try receive(.coverage(FileCoverage(path: "a.py", counts: counts)))
      return .init(
        summary: ReportSummary(format: "cobertura"),
        contentHash: ContentHash.of("\(covered) \(second)"), bytes: 10)
    }
  }

  func history(of run: RunID) throws -> RunHistory {
    var history = try store.history(ofRun: run, trunk: "main", window: window)
    let tests =
      history.goneTests + history.newTests + history.past.earlier.map(\.test) + history.past.came
    history.identities = try store.identities(of: tests)
    return history
  }

  /// Judges a run, and keeps the verdict as `gate` does.
  @discardableResult
  func judge(_ run: RunID) throws -> GateReport {
    let report = try GateRules.judge(history(of: run), by: Policy())
    try store.add(
      report, settings: Policy().settings(trunk: report.history.trunk),
      at: Instant(microseconds: second * 1_000_000))
    return report
  }

  /// Takes a run out, as `runs exclude` does.
  func exclude(_ run: RunID) throws {
    try store.exclude(
      run: run, why: "wrong", author: "ann", at: Instant(microseconds: second * 1_000_000))
    try store.noteDepartures(ofRun: run, trunk: "main", window: window)
  }

  func accept(_ rule: RuleName, of run: RunID, _ tests: [TestID?]? = nil) throws {
    let lost = try GateRules.named(rule.rawValue)?.lostTests(of: history(of: run), by: Policy())
    try store.accept(
      rule, tests: tests ?? (lost ?? []).map(Optional.some), fromRun: run, reason: "wanted",
      author: "ann",
      at: Instant(microseconds: second * 1_000_000))
  }
}
