public import History

/// No test is skipped that the trunk ran: in its newest complete run, or in one before it as far back as the
/// baseline goes, since tests skipped one by one do not become the usual.
public enum SkippedTests: Rule {
  public static let name = RuleName("skipped-tests")
  public static let usualLevel = RuleLevel.warn
  public static let about = "no test is skipped that ran on the trunk"
  public static let needsTests = true
  public static let acceptance: AcceptanceScope? = .lostTests

  public static func judge(_ judged: JudgedRun, by policy: Policy) -> RuleReport {
    let history = judged.history
    if let reason = incomplete(judged) { return reason }
    guard let trunk = history.lossReference else {
      return skipped(
        noReference(history), for: .earlierRuns(1))
    }
    let lost = losses(of: history)
    let count = Units.count(lost.count, "test")
    let isRecent = lost.allSatisfy { $0.ranIn.id == trunk.run.id }
    return report(
      lost.isEmpty ? .pass : .fail,
      lost.isEmpty
        ? "no test is skipped that ran before"
        : "\(count) skipped that ran in \(isRecent ? trunk.run.key.short : "earlier runs")",
      limit: .count(0), actual: .count(lost.count),
      findings: lost.map { lost in
        Finding(
          .test(lost.test), summary: "is skipped, ran in \(lost.ranIn.key.short)",
          evidence: ["run \(lost.ranIn.key.short) of \(history.trunk)"],
          next: .accept(name, lost.test))
      })
  }

  public static func lostTests(of history: RunHistory, by policy: Policy) -> [TestID] {
    losses(of: history).map(\.test)
  }

  /// The tests that are skipped, each with the newest run of the trunk that ran it.
  private static func losses(of history: RunHistory) -> [(test: TestID, ranIn: RunSummary)] {
    guard let trunk = history.lossReference else { return [] }
    let ran = Set(trunk.results.lazy.filter { $0.outcome != .skipped }.map(\.test))
    return history.results.compactMap { result in
      guard result.outcome == .skipped else { return nil }
      let earlier = history.past.lastRan[result.test].map { history.past.steps[$0].run }
      guard let run = ran.contains(result.test) ? trunk.run : earlier,
        !history.isAccepted(name, of: result.test, lastSeen: run.startedAt)
      else { return nil }
      return (result.test, run)
    }
  }
}
