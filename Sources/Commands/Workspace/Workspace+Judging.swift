import Analysis
import Gate
import History
import Host
import Presentation
import Quarantine
import Reports
import Runners
import Store

extension Workspace {
  /// Judges a run and stores the verdict.
  func judge(_ run: RunID) throws -> GateReport {
    try store.updateFingerprints()
    try follow(run)
    var report = try report(of: run)
    // The first commit has none before it.
    report.hasBase = git != nil && report.history.run.depth ?? 0 > 1
    try store.add(report, settings: settings(trunk: report.history.trunk), at: now)
    return report
  }

  /// All that a verdict goes by.
  private func settings(trunk: String) throws -> [(name: String, value: String)] {
    let given = [
      ("policy-from", policyRevision), ("expect-shards", expectedShards.map(String.init)),
    ]
    return try policy.settings(trunk: trunk)
      + given.compactMap { name, value in value.map { (name, $0) } }
  }

  /// What the gate says of a run, which is not stored.
  func report(of run: RunID) throws -> GateReport { try report(of: judged(run)) }

  /// The same where all that is asked of the run is at hand.
  func report(of judged: JudgedRun) throws -> GateReport {
    var report = try GateRules.judge(judged, by: policy)
    let spokenOf = report.rules.flatMap(\.findings).compactMap(\.test)
    report.history.identities.merge(try store.identities(of: spokenOf)) { known, _ in known }
    report.history.identities = located(report.history.identities)
    try tellMissingShards(of: &report)
    try tellEarlyStop(of: &report)
    report.policyDifferences = try policyDifferences(for: report.history.run)
    report.isToBeNamed = try !isUsual(report.history.run.id)
    try addCommands(to: &report)
    return report
  }

  /// What to type to record a run: with the command that the newest run of a suite, or of all, was made by; where
  /// nobody knows one, with that which the files here speak for, or with pytest for an example.
  func recordingCommand(suite: String? = nil) -> String {
    let newest =
      (try? store.run(named: HistoryStore.latestRun, suite: suite, isWhole: true))
      ?? (try? store.run(named: HistoryStore.latestRun, isWhole: true))
    let words = newest.flatMap { try? store.command(ofRun: $0) } ?? []
    let command =
      words.isEmpty ? Repository.likelyRun : NextStep.measure.command(running: words)
    let ofSuite = suite.map { " --suite \(ShellQuoting.word($0))" } ?? ""
    return "laptime run\(ofSuite)\(command.dropFirst("laptime run".count))"
  }

  /// A run with all that rules ask of it. The quarantine is looked at as of the run, so that no later day or run
  /// changes what is said of it.
  func judged(_ run: RunID) throws -> JudgedRun {
    let known = try store.whenKnown(run: run)
    return try judged(
      run, quarantine: quarantine?.known(at: known), at: known,
      besideTrunk: policyRevision == nil)
  }

  /// The same with a quarantine as it stood at a moment.
  ///
  /// `besideTrunk`: whether git is asked which of its lines the trunk has.
  func judged(
    _ run: RunID, quarantine: QuarantineFile?, at moment: Instant, besideTrunk: Bool = false
  ) throws -> JudgedRun {
    var history = try history(of: run)
    // Only so may all that ran be quarantined.
    let ran = history.results.filter { $0.outcome != .skipped }.map(\.test)
    if let count = quarantine?.quarantine.entries.count, count >= ran.count {
      history.identities.merge(try store.identities(of: ran)) { known, _ in known }
    }
    return try JudgedRun(
      history,
      quarantine: quarantine.map {
        try reviewed($0, of: history, at: moment, besideTrunk: besideTrunk)
      },
      patch: policy[CoverageSettings.patch] > 0 ? patchCoverage(of: run)?.coverage : nil,
      isOneByOne: isOneByOne(history), hidesWorkers: hidesWorkers(history), by: policy)
  }

  /// A run and the past that it is judged against, with what git and names tell of tests that went or
  /// failed; those that were provably renamed count as followed, in this run alone where it is not of the
  /// trunk.
  private func history(of run: RunID) throws -> RunHistory {
    let history = try told(store.history(ofRun: run, trunk: trunk, window: window))
    let proven = try provenRenames(of: history)
    guard !proven.isEmpty else { return history }
    return try told(
      store.history(ofRun: run, trunk: trunk, window: window, following: proven))
  }

  /// How far back a run is compared.
  var window: HistoryStore.Window {
    get throws {
      let policy = try policy
      return HistoryStore.Window(
        runs: policy[BaselineSettings.runs], enough: policy.enoughBaselineRuns,
        labels: policy[BaselineSettings.labels])
    }
  }

  private func told(_ history: RunHistory) throws -> RunHistory {
    var history = history
    if history.results.isEmpty, !history.benchmarks.isEmpty || !history.failedBenchmarks.isEmpty {
      history.isOfBenchmarks = try store.formats(ofRun: history.run.id).allSatisfy {
        (try? ReportReader.format(named: $0))?.purpose != .tests
      }
    }
    history.acceptances = inForce(
      history.acceptances, for: history.run, trunk: history.trunk)
    let gone = history.goneTests
    let failing = history.results.filter {
      $0.outcome.isFailure || $0.isFlaky || history.onSameSource[$0.test] != nil
    }.map(\.test)
    let followed = history.followed.flatMap { [$0.old, $0.new] }
    let earlier = history.past.earlier.map(\.test)
    let open = (history.openFailures + history.openBenchmarks).map(\.test)
    let spokenOf = gone + failing + followed + earlier + open
    guard !spokenOf.isEmpty else { return history }
    history.changes = git.flatMap { changes($0, of: history) }
    let came = earlier.isEmpty ? [] : history.past.came
    history.identities = try store.identities(of: spokenOf + history.newTests + came)
    if let git, !earlier.isEmpty { try explainLosses(in: &history, by: git) }
    return history
  }

  /// What led up to a run.
  func past(of history: RunHistory) throws -> RunPast {
    let previous = history.newestTrunkRun?.run
    let commits = previous?.commit.flatMap { old in
      history.run.commit.flatMap { git?.commits(after: old, upTo: $0) }
    }
    var past = RunPast(
      leftOut: try store.leftOut(of: history), previous: previous, commits: commits)
    let profile: [String: String?] = [
      "run": history.run.key.text, "against": history.trunk, "suite": history.run.suite,
    ]
    past.functions = GrownFunctions(try rows(of: "profile", where: profile))
    return past
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
