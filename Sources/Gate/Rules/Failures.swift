import Analysis
import History

/// Every test has a pass on this source, and nothing broke outside the tests.
///
/// A failure is forgiven only by a pass of the same source: a retry, a run added with `--attempt-of`,
/// or another run of the same code.
enum Failures: HistoryRule {
  static let name = RuleName.failures

  static func judge(_ history: RunHistory, by policy: Policy) -> RuleReport {
    let failing = history.results.filter { $0.outcome.isFailure }
    let unforgiven = failing.filter { (history.onSameSource[$0.test]?.passes ?? 0) == 0 }
    let masked = unforgiven.compactMap { result in
      policy.suspension(of: result, in: history).map { (result, $0) }
    }
    let suspended = Set(masked.map(\.0.test))
    let standing = unforgiven.filter { !suspended.contains($0.test) }
    let forgiven = failing.count - unforgiven.count
    let flaky = history.results.filter(\.isFlaky)
    let broken = history.run.errors.count + standing.count
    let findings =
      history.run.errors.map(finding) + standing.map { finding($0, in: history) }
      + masked.map { finding($0, quarantinedBy: $1) } + flaky.map(bothWays)
    guard broken > 0 else {
      let summary = allPassed(
        history, forgiven: forgiven, masked: masked.count, flaky: flaky.count)
      return report(.pass, summary, limit: .count(0), actual: .count(0), findings: findings)
    }
    var summary = Units.count(standing.count, "test") + " failed"
    if standing.count == 1 { summary = "1 test failed" }
    if !history.run.errors.isEmpty {
      summary += ", \(Units.count(history.run.errors.count, "error")) outside the tests"
    }
    if forgiven > 0 { summary += ", \(forgiven) more passed on this source" }
    if !masked.isEmpty { summary += ", quarantine masked \(Units.count(masked.count, "failure"))" }
    let looksLikeOutage =
      history.run.errors.isEmpty && isOutage(history.results)
      && !standing.contains { isConfirmed($0, in: history) }
    if looksLikeOutage { summary += "; so many at once look like an outage, run it again" }
    return report(
      looksLikeOutage ? .inconclusive : .fail, summary, limit: .count(0), actual: .count(broken),
      findings: findings)
  }

  /// Whether so many first attempts failed that the machine or the network is the likelier cause.
  private static func isOutage(_ results: [TestResult]) -> Bool {
    InfrastructureGuard().isTripped(
      executed: results.count { $0.firstOutcome != .skipped },
      failedFirst: results.count { $0.firstOutcome.isFailure })
  }

  /// Whether more than one process saw the test fail on this source.
  private static func isConfirmed(_ result: TestResult, in history: RunHistory) -> Bool {
    result.failedReruns > 0 || (history.onSameSource[result.test]?.failures ?? 0) > 0
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

  private static func finding(_ error: RunError) -> Finding {
    Finding(
      summary: "error outside the tests: \(error.name)",
      evidence: [error.failure.message ?? error.failure.detail].compactMap { $0.map(firstLine) })
  }

  private static func finding(_ result: TestResult, in history: RunHistory) -> Finding {
    let seen = history.onSameSource[result.test]?.failures ?? 0
    var summary = result.outcome.word
    if result.attempts > 1 { summary += " in all of \(Units.count(result.attempts, "attempt"))" }
    if seen > 0 { summary += ", and \(seen) more on this source" }
    return Finding(
      test: result.test, summary: summary,
      figures: [
        ("outcome", .text(result.outcome.word)), ("attempts", .count(result.attempts)),
        ("duration_us", result.duration.map(Figure.microseconds) ?? .flag(nil)),
      ],
      evidence: (history.messages[result.test] ?? []).map(firstLine),
      next: result.attempts > 1 || seen > 0
        ? nil : "laptime record RETRY.xml --attempt-of \(history.run.shortID)")
  }

  private static func finding(_ result: TestResult, quarantinedBy entry: QuarantineEntry) -> Finding
  {
    let until = entry.expires.map { " until \($0.iso8601.prefix(10))" } ?? ""
    let owner = entry.owner.map { " (\($0))" } ?? ""
    return Finding(
      test: result.test, summary: "\(result.outcome.word), quarantined\(until)\(owner)",
      figures: [("outcome", .text(result.outcome.word)), ("quarantined", .flag(true))])
  }

  private static func firstLine(_ message: String) -> String {
    String(message.drop(while: \.isNewline).prefix { !$0.isNewline }.prefix(1000))
  }

  private static func bothWays(_ result: TestResult) -> Finding {
    Finding(
      test: result.test,
      summary: "flaky: \(result.firstOutcome.word) at first, then "
        + "\(result.firstOutcome.isPass ? "failed" : "passed") "
        + "(\(Units.count(result.attempts, "attempt")))",
      figures: [("outcome", .text("passed")), ("attempts", .count(result.attempts))])
  }
}
