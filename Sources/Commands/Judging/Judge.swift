import Analysis
import Gate
import History
import Host
import Presentation
import Store

/// Judges a run of the store: gathers what the gate is given, and keeps what it says.
struct Judge {
  var store: HistoryStore
  var policy: Policy
  /// The project's quarantine, where it is to suspend failures.
  var quarantine: QuarantineFile?

  /// Judges a run and stores the verdict.
  func judge(run row: RunID, at now: Instant) throws -> GateReport {
    try store.updateFingerprints()
    let report = try report(ofRun: row, at: now)
    try store.add(report, settings: policy.summary, at: now)
    return report
  }

  /// What the gate says of a run, which is not stored.
  func report(ofRun row: RunID, at now: Instant = Clock.now()) throws -> GateReport {
    let history = try completeHistory(ofRun: row, git: GitCheckout())
    var policy = policy
    if let quarantine {
      policy.quarantine = try quarantine.reviewed(
        in: store, run: row, trunk: history.trunk, policy: policy, now: now)
    }
    var report = GateKeeper.judge(history, by: policy)
    let spokenOf = report.rules.flatMap(\.findings).compactMap(\.test)
    report.history.identities.merge(try store.identities(of: spokenOf)) { known, _ in known }
    return report
  }

  /// A run and the past that it is judged against.
  func history(ofRun row: RunID, git: GitCheckout? = GitCheckout()) throws -> RunHistory {
    let trunk = try policy.trunk ?? git?.trunk() ?? store.usualTrunk()
    return try store.history(
      ofRun: row, trunk: trunk,
      window: .init(runs: policy.baseline.runs, enough: policy.baseline.enough))
  }

  /// The same with what git and names tell of tests that went or failed.
  func completeHistory(ofRun row: RunID, git: GitCheckout?) throws -> RunHistory {
    var history = try history(ofRun: row, git: git)
    let gone = history.goneTests
    let failing = history.results.filter {
      $0.outcome.isFailure || $0.isFlaky || history.onSameSource[$0.test] != nil
    }.map(\.test)
    guard !gone.isEmpty || !failing.isEmpty else { return history }
    history.changes = git.flatMap { changes($0, of: history) }
    history.identities = try store.identities(of: gone + history.newTests + failing)
    return history
  }

  /// What led up to a run.
  func past(of history: RunHistory) throws -> RunPast {
    let previous = history.newestTrunkRun?.run
    let commits = previous?.commit.flatMap { old in
      history.run.commit.flatMap { GitCheckout()?.commits(after: old, upTo: $0) }
    }
    return RunPast(
      leftOut: try store.leftOut(of: history), previous: previous, commits: commits)
  }

  /// What changed between the newest trunk run and this one, where git knows both commits.
  private func changes(_ git: GitCheckout, of history: RunHistory) -> SourceChanges? {
    guard let old = history.newestTrunkRun?.run.commit, let new = history.run.commit,
      let changed = git.changedFiles(from: old, to: new), let files = git.files(at: old)
    else { return nil }
    let status = history.run.isDirty ? git.status() : nil
    let unsaved = status?.head == new ? status?.changed ?? [] : []
    return SourceChanges(files: files, changed: Set(changed + unsaved))
  }
}

extension Verdict {
  /// The exit code that says it.
  var exitCode: Int32 {
    switch self {
    case .pass: ExitCodes.pass
    case .fail: ExitCodes.gateFailed
    case .inconclusive: ExitCodes.inconclusive
    case .noData: ExitCodes.noData
    }
  }
}

extension Policy {
  /// The settings that the verdict went by, as they are stored with it.
  var summary: [(name: String, value: String)] {
    [
      ("trunk", trunk ?? ""), ("baseline_runs", String(baseline.runs)),
      ("coverage_floor", String(coverage.floor)), ("coverage_drop", String(coverage.drop)),
      ("coverage_metric", coverage.metric.rawValue), ("flaky_alpha", String(flakes.alpha)),
      ("flaky_attempts", String(flakes.attempts)),
      ("flaky_share", String(flakes.priors.flakyShare)),
      ("flaky_noise", String(flakes.priors.noise)), ("flaky_rate_a", String(flakes.priors.rateA)),
      ("flaky_rate_b", String(flakes.priors.rateB)),
    ] + RuleName.allCases.map { ("rule_\($0.rawValue)", level(of: $0).rawValue) }
  }
}
