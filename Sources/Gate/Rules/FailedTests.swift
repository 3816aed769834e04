import Analysis
public import History
import Quarantine

/// Every test has a pass on this source, and nothing broke outside the tests.
///
/// A failure is forgiven only by a pass of the same source: a retry, a run added with `--attempt-of`,
/// or another run of the same code on the same platform, with the same labels. One of an earlier run of the
/// source stands until then, also where this run leaves the test out. The quarantine suspends some by name,
/// which its own rule tells; where the change itself quarantines a test that was well, its failure is a warning.
public enum FailedTests: Rule {
  public static let name = RuleName("failures")
  public static let about = "every failure is forgiven by a later pass on the same source"

  public static func judge(_ judged: JudgedRun, by policy: Policy) -> RuleReport {
    let (history, evidence) = (judged.history, judged.failures)
    if history.hasBenchmarksAlone { return report(.skipped, "only benchmarks were run") }
    let failing = history.results.filter { $0.outcome.isFailure }
    let unforgiven = failing.filter { (history.onSameSource[$0.test]?.laterPasses ?? 0) == 0 }
    let masked = unforgiven.filter { evidence.suspended[$0.test] != nil }
    let standing = unforgiven.filter { evidence.suspended[$0.test] == nil }
    let open =
      history.openFailures.filter { evidence.suspended[$0.test] == nil } + history.openBenchmarks
    let flaky = history.results.filter(\.isFlaky)
    let counts = Counts(
      standing: standing.count, open: open.count, forgiven: failing.count - unforgiven.count,
      masked: masked.count, hidden: masked.count { evidence.hidden.contains($0.test) },
      flaky: flaky.count, errors: history.run.errors.count + history.openErrors.count)
    let budget = failing.isEmpty && flaky.isEmpty ? nil : evidence.flakes?.budget(policy)
    let flakes = evidence.isOutage ? nil : evidence.flakes
    let isOpen =
      counts.errors == 0 && open.isEmpty && evidence.isOutage
      && !standing.contains { evidence.isConfirmed($0.test, $0, in: history) }
    let status: RuleStatus =
      if counts.broken == 0 {
        evidence.isOutage || counts.hidden > 0 ? .warn : .pass
      } else if isOpen {
        .inconclusive
      } else { .fail }
    var report = report(
      status, summary(history, counts, isOpen: isOpen, isOutage: evidence.isOutage),
      limit: .count(0), actual: .count(counts.broken),
      findings: FailureFindings.errors(in: history, evidence)
        + yoursFirst(
          standing.map { FailureFindings.standing($0, in: history, evidence, flakes, budget) })
        + open.map {
          FailureFindings.blamed(FailureFindings.finding($0), in: history, evidence)
        }
        + masked.compactMap { result in
          evidence.suspended[result.test].map {
            FailureFindings.quarantined(
              FailureFindings.finding(
                result, quarantinedBy: $0,
                wasWellOn: evidence.hidden.contains(result.test) ? history.trunk : nil),
              result, evidence)
          }
        } + flaky.map(FailureFindings.bothWays))
    report.figures = figures(history, counts)
    report.needingAttempts = (standing.map(\.test) + open.map(\.test)).sorted()
    if let budget {
      report.notes = [FailureFindings.sentence(budget)]
      report.figures += FailureFindings.figures(budget, alpha: policy[FlakySettings.alpha])
    }
    return report
  }

  /// In the order in which the author of a change has to look at them.
  private static func yoursFirst(_ findings: [Finding]) -> [Finding] {
    findings.enumerated().sorted {
      ($0.element.whose?.kind.rank ?? 0, $0.offset) < ($1.element.whose?.kind.rank ?? 0, $1.offset)
    }.map(\.element)
  }

  private static func summary(
    _ history: RunHistory, _ counts: Counts, isOpen: Bool, isOutage: Bool
  ) -> String {
    var summary = counts.broken == 0 ? allPassed(history, counts) : broken(counts)
    if counts.hidden > 0 { summary += ", \(counts.hidden) of them put there by this change" }
    if counts.broken == 0 && isOutage {
      summary += "; so many at once look like an outage, which proves nothing"
    } else if isOpen {
      summary += "; so many at once look like an outage, run it again"
    }
    return summary
  }

  /// How many tests and errors there are of each kind.
  private struct Counts {
    /// Failures that nothing forgives.
    var standing: Int
    /// Those of earlier runs.
    var open: Int
    var forgiven: Int
    /// Failures that the quarantine suspends.
    var masked: Int
    /// Those of them that the change quarantines, though they were well.
    var hidden: Int
    var flaky: Int
    /// Errors outside the tests.
    var errors: Int

    var broken: Int { standing + open + errors }
  }

  private static func figures(_ history: RunHistory, _ broken: Counts) -> [(
    name: String, value: Figure
  )] {
    let counts = history.run.counts
    let hidden: [(name: String, value: Figure)] =
      broken.hidden > 0 ? [("quarantined_by_change", .count(broken.hidden))] : []
    return [
      ("tests", .count(counts.tests)), ("passed", .count(counts.passed)),
      ("skipped", .count(counts.skipped)), ("xfailed", .count(counts.xfailed)),
      ("xpassed", .count(counts.xpassed)), ("failed", .count(broken.standing)),
      ("failed_before", .count(broken.open)), ("errors", .count(broken.errors)),
      ("forgiven", .count(broken.forgiven)), ("quarantined", .count(broken.masked)),
      ("flaky", .count(broken.flaky)),
    ] + hidden
  }

  private static func broken(_ counts: Counts) -> String {
    var summary = "\(Units.count(counts.standing, "test")) failed"
    if counts.open > 0 {
      summary += ", \(counts.open) in an earlier run of this source and not seen to pass since"
    }
    if counts.errors > 0 { summary += ", \(Units.count(counts.errors, "error")) outside the tests" }
    if counts.forgiven > 0 { summary += ", \(counts.forgiven) more passed on this source" }
    if counts.masked > 0 {
      summary += ", quarantine masked \(Units.count(counts.masked, "failure"))"
    }
    return summary
  }

  private static func allPassed(_ history: RunHistory, _ broken: Counts) -> String {
    let counts = history.run.counts
    var summary = "\(Units.grouped(counts.passed)) of \(Units.count(counts.tests, "test")) passed"
    let others = [
      (counts.skipped, "skipped"), (counts.xfailed, "failed as expected"),
      (counts.xpassed, "passed unexpectedly"),
      (broken.forgiven, "passed in another run of this source"),
      (broken.masked, "failed in quarantine"), (broken.flaky, "failed as well (flaky)"),
    ]
    for (count, what) in others where count > 0 { summary += ", \(Units.grouped(count)) \(what)" }
    return summary
  }
}
