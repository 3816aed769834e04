import Analysis
import History

/// No test that is new, or that was never seen to flake, is flaky now.
///
/// A new test that both failed and passed on this source fails the rule at once. Of an old one a first
/// flake proves little: in a large suite some test flakes for the first time in most weeks, so that it
/// takes ten more attempts, or a history in which first flakes are rare, to blame the change.
enum NewFlaky: HistoryRule {
  static let name = RuleName.newFlaky

  static func judge(_ history: RunHistory, by policy: Policy) -> RuleReport {
    guard let trunk = history.newestTrunkRun else {
      return report(.skipped, "no earlier complete run of \(history.trunk)")
    }
    let old = Set(trunk.results.map(\.test))
    let flaked = history.results.filter { hasFlaked($0, in: history) }
    let unexpected = flaked.filter { policy.suspension(of: $0, in: history) == nil }
    let introduced = unexpected.filter { !old.contains($0.test) }
    let unknown = unexpected.filter {
      old.contains($0.test) && history.baselineFailures[$0.test] == nil
    }
    let known = flaked.count - introduced.count - unknown.count
    let decisions = NewFlake.decideNewlyObserved(
      unknown.map { result in
        NewFlake.Confirmation(
          failed: result.failedReruns, attempts: result.rerunCount,
          baselineAttempts: history.baseline.count)
      }, falseAlarm: falseAlarm(history))
    let blamed = zip(unknown, decisions).filter { $0.1 == .block }.map(\.0)
    let open = zip(unknown, decisions).filter { $0.1 != .block }.map(\.0)
    let status: RuleStatus =
      !introduced.isEmpty || !blamed.isEmpty ? .fail : open.isEmpty ? .pass : .warn
    return report(
      status, summary(introduced.count, blamed.count, open.count, known), limit: .count(0),
      actual: .count(introduced.count + blamed.count),
      findings: introduced.map { finding($0, "new and flaky", history) }
        + blamed.map { finding($0, "flaky, and was not before", history) }
        + open.map { finding($0, "newly observed, which need not be this change's doing", history) }
    )
  }

  /// Whether the test both failed and passed on this source.
  private static func hasFlaked(_ result: TestResult, in history: RunHistory) -> Bool {
    guard let elsewhere = history.onSameSource[result.test] else { return result.isFlaky }
    return result.isFlaky || (result.outcome.isFailure && elsewhere.passes > 0)
  }

  /// The chance that an innocent run shows a first flake of an old test. One more than was seen is
  /// counted, since a short history without any does not show that they are rare.
  private static func falseAlarm(_ history: RunHistory) -> Double {
    NewFlake.falseAlarm(
      testsWithOneFlake: 1 + history.baselineFailures.values.count { $0 == 1 },
      baselineSources: history.baseline.count)
  }

  private static func summary(_ introduced: Int, _ blamed: Int, _ open: Int, _ known: Int)
    -> String
  {
    let parts = [
      (introduced, "new and flaky"), (blamed, "flaky that was not"),
      (open, "newly observed to flake"),
      (known, "known to flake"),
    ].filter { $0.0 > 0 }.map { "\(Units.count($0.0, "test")) \($0.1)" }
    return parts.isEmpty ? "no test flaked" : parts.joined(separator: ", ")
  }

  private static func finding(_ result: TestResult, _ what: String, _ history: RunHistory)
    -> Finding
  {
    let again = NewFlake.confirmationAttempts - result.rerunCount
    return Finding(
      test: result.test, summary: what,
      figures: [
        ("attempts", .count(result.attempts)), ("reruns", .count(result.rerunCount)),
        ("failed_reruns", .count(result.failedReruns)),
      ],
      next: what.hasPrefix("newly") && again > 0
        ? "laptime record AGAIN.xml --attempt-of \(history.run.shortID), "
          + "\(Units.count(again, "more attempt"))"
        : "laptime flaky {test}")
  }
}
