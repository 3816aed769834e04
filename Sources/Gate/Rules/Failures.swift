import Analysis
import History
import Quarantine

/// Every test has a pass on this source, and nothing broke outside the tests.
///
/// A failure is forgiven only by a pass of the same source: a retry, a run added with `--attempt-of`,
/// or another run of the same code on the same platform. The quarantine suspends some by name, which its
/// own rule tells.
enum Failures: FlakeRule {
  static let name = RuleName.failures

  static func judge(_ evidence: FlakeEvidence, in history: RunHistory, by policy: Policy)
    -> RuleReport
  {
    let failing = history.results.filter { $0.outcome.isFailure }
    let unforgiven = failing.filter { (history.onSameSource[$0.test]?.passes ?? 0) == 0 }
    let masked = unforgiven.filter { evidence.suspended[$0.test] != nil }
    let standing = unforgiven.filter { evidence.suspended[$0.test] == nil }
    let flaky = history.results.filter(\.isFlaky)
    let forgiven = failing.count - unforgiven.count
    let broken = history.run.errors.count + standing.count
    let budget = failing.isEmpty && flaky.isEmpty ? nil : evidence.flakes?.budget(policy.flakes)
    let flakes = evidence.isOutage ? nil : evidence.flakes
    let findings =
      history.run.errors.map(FailureFindings.finding)
      + standing.map { FailureFindings.finding($0, in: history, flakes, budget) }
      + masked.compactMap { result in
        evidence.suspended[result.test].map { FailureFindings.finding(result, quarantinedBy: $0) }
      } + flaky.map(FailureFindings.bothWays)
      + (budget.map { [FailureFindings.finding($0, policy.flakes)] } ?? [])
    guard broken > 0 else {
      var summary = allPassed(
        history, forgiven: forgiven, masked: masked.count, flaky: flaky.count)
      if evidence.isOutage {
        summary += "; so many at once look like an outage, which proves nothing"
      }
      return report(
        evidence.isOutage ? .warn : .pass, summary, limit: .count(0), actual: .count(0),
        findings: findings)
    }
    let isOpen =
      history.run.errors.isEmpty && evidence.isOutage
      && !standing.contains { isConfirmed($0, in: history) }
    var summary = summary(
      of: standing.count, forgiven: forgiven, masked: masked.count, errors: history.run.errors.count
    )
    if isOpen { summary += "; so many at once look like an outage, run it again" }
    return report(
      isOpen ? .inconclusive : .fail, summary, limit: .count(0), actual: .count(broken),
      findings: findings)
  }

  /// Whether more than one process saw the test fail on this source.
  private static func isConfirmed(_ result: TestResult, in history: RunHistory) -> Bool {
    result.failedReruns > 0 || (history.onSameSource[result.test]?.failures ?? 0) > 0
  }

  private static func summary(of standing: Int, forgiven: Int, masked: Int, errors: Int) -> String {
    var summary = standing == 1 ? "1 test failed" : "\(Units.count(standing, "test")) failed"
    if errors > 0 { summary += ", \(Units.count(errors, "error")) outside the tests" }
    if forgiven > 0 { summary += ", \(forgiven) more passed on this source" }
    if masked > 0 { summary += ", quarantine masked \(Units.count(masked, "failure"))" }
    return summary
  }

  private static func allPassed(_ history: RunHistory, forgiven: Int, masked: Int, flaky: Int)
    -> String
  {
    let counts = history.run.counts
    var summary = "\(Units.grouped(counts.passed)) of \(Units.count(counts.tests, "test")) passed"
    let others = [
      (counts.skipped, "skipped"), (counts.xfailed, "failed as expected"),
      (counts.xpassed, "passed unexpectedly"), (forgiven, "passed in another run of this source"),
      (masked, "failed in quarantine"), (flaky, "failed as well (flaky)"),
    ]
    for (count, what) in others where count > 0 { summary += ", \(Units.grouped(count)) \(what)" }
    return summary
  }
}
