import Analysis
public import History
import Quarantine

/// No test that is new, or that was never seen to flake, is flaky now.
///
/// A test that is new, or whose file changed, fails the rule if it both failed and passed on this source. Of
/// an old one a first flake proves little: in a large suite some test flakes for the first time in most
/// weeks, so that it takes ten more attempts, or a history in which first flakes are rare, to blame the
/// change.
public enum NewFlaky: Rule {
  public static let name = RuleName("new-flaky")
  public static let about = "no test is flaky that was not"
  public static let confirm = section.word("confirm", Confirmation.optional)
  public static let settings = [confirm.description]

  public static func judge(_ judged: JudgedRun, by policy: Policy) -> RuleReport {
    let (history, evidence) = (judged.history, judged.failures)
    guard let trunk = history.newestTrunkRun else {
      return skipped("no earlier complete run of \(history.trunk)", for: .earlierRuns(1))
    }
    let flaked = history.results.filter { hasFlaked($0, evidence.flakes, in: history) }
    guard !flaked.isEmpty else {
      return report(.pass, "no test flaked", limit: .count(0), actual: .count(0))
    }
    guard !evidence.isOutage, let flakes = evidence.flakes else {
      return report(
        .pass,
        "\(Units.count(flaked.count, "test")) flaked in what looks like an outage, "
          + "which says nothing of them", limit: .count(0), actual: .count(0),
        figures: [("flaked", .count(flaked.count))])
    }
    let isRerun = trunk.run.source == history.run.source
    let old = Set(trunk.results.map(\.test).filter { !isRerun || !flakes.isNew($0) })
    let byOrigin = byOrigin(flaked, old: old, flakes, evidence, in: history)
    let introduced = byOrigin[.introduced] ?? []
    let decided = decide(byOrigin[.newlyObserved] ?? [], flakes, alpha: policy[FlakySettings.alpha])
    let blamed = decided.filter { $0.decision == .block }.map(\.result)
    let pending = decided.filter { $0.decision == .confirm }.map(\.result)
    let unproven = decided.filter { $0.decision == .warn }.map(\.result)
    let status: RuleStatus =
      if !introduced.isEmpty || !blamed.isEmpty { .fail } else if decided.isEmpty {
        .pass
      } else if policy[confirm] == .required && !pending.isEmpty { .inconclusive } else { .warn }
    return report(
      status,
      summary([
        (introduced.count, "new or changed, and flaky"), (blamed.count, "flaky that was not"),
        (pending.count + unproven.count, "newly observed to flake"),
        (byOrigin[.known]?.count ?? 0, "known to flake"),
      ]), limit: .count(0), actual: .count(introduced.count + blamed.count),
      figures: [
        ("flaked", .count(flaked.count)), ("introduced", .count(introduced.count)),
        ("blamed", .count(blamed.count)), ("newly_observed", .count(decided.count - blamed.count)),
        ("known", .count(byOrigin[.known]?.count ?? 0)),
      ],
      findings: introduced.map {
        finding($0, old.contains($0.test) ? "its file changed, and it is flaky" : "new and flaky")
      }
        + blamed.map { finding($0, "flaky, and was not before") }
        + pending.map { pendingFinding($0, history) }
        + unproven.map {
          finding($0, "newly observed to flake, which ten more attempts do not blame on the change")
        })
  }

  /// Where the flakes come from. `old`: the tests that the trunk had before.
  private static func byOrigin(
    _ flaked: [TestResult], old: Set<TestID>, _ flakes: RunFlakes, _ evidence: FailureEvidence,
    in history: RunHistory
  ) -> [FlakeBlame.Origin: [TestResult]] {
    let files = TestFiles(history.changes)
    return Dictionary(grouping: flaked) { result in
      let isKnown =
        evidence.suspended[result.test] != nil || flakes.isKnownToFlake(result.test)
      return FlakeBlame.origin(
        hasBaseline: old.contains(result.test),
        isTouched: !isKnown && files.fate(of: history.identities[result.test]) == .changed,
        isKnownToFlake: isKnown)
    }
  }

  /// Whether the test both failed and passed on this source.
  private static func hasFlaked(
    _ result: TestResult, _ flakes: RunFlakes?, in history: RunHistory
  ) -> Bool {
    guard let elsewhere = history.onSameSource[result.test], !result.isFlaky else {
      return result.isFlaky
    }
    if result.outcome.isFailure { return elsewhere.passes > 0 }
    return result.outcome.isPass && elsewhere.failures > 0
      && flakes?.isContradicted(result.test) == true
  }

  /// What the attempts after the flake decide of old tests that were never seen to flake.
  private static func decide(_ observed: [TestResult], _ flakes: RunFlakes, alpha: Double)
    -> [(result: TestResult, decision: FlakeBlame.Decision)]
  {
    guard !observed.isEmpty else { return [] }
    let confirmations = observed.map { result in
      let before = flakes.firstAttempts(of: result.test)
      // A flake that only a re-run showed is not to count as its own confirmation.
      let trigger = result.firstOutcome.isFailure ? 0 : min(1, result.failedReruns)
      return FlakeBlame.ConfirmingAttempts(
        failed: result.failedReruns - trigger, attempts: result.rerunCount - trigger,
        baselineFailed: before.failed, baselineAttempts: before.attempts)
    }
    let decisions = FlakeBlame.decideNewlyObserved(
      confirmations, falseAlarm: flakes.falseAlarm(), alpha: alpha)
    return Array(zip(observed, decisions))
  }

  private static func summary(_ parts: [(count: Int, what: String)]) -> String {
    parts.filter { $0.count > 0 }.map { "\(Units.count($0.count, "test")) \($0.what)" }
      .joined(separator: ", ")
  }

  private static func finding(_ result: TestResult, _ what: String) -> Finding {
    Finding(
      .test(result.test), summary: what, figures: figures(result), next: .lookAtFlaky(result.test))
  }

  private static func pendingFinding(_ result: TestResult, _ history: RunHistory) -> Finding {
    let more = max(1, FlakeBlame.confirmationAttempts - result.rerunCount)
    return Finding(
      .test(result.test),
      summary: "newly observed to flake, which need not be this change's doing; "
        + "\(Units.count(more, "more attempt")) would tell",
      figures: figures(result) + [("attempts_to_settle", .count(more))],
      next: .retry(result.test, run: history.run.key))
  }

  private static func figures(_ result: TestResult) -> [(name: String, value: Figure)] {
    [
      ("attempts", .count(result.attempts)), ("reruns", .count(result.rerunCount)),
      ("failed_reruns", .count(result.failedReruns)),
    ]
  }
}
