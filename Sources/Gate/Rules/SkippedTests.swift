public import History

/// No test is skipped that the newest complete run of the trunk ran.
public enum SkippedTests: Rule {
  public static let name = RuleName("skipped-tests")
  public static let usualLevel = RuleLevel.warn
  public static let about = "no test is skipped that ran on the trunk"

  public static func judge(_ judged: JudgedRun, by policy: Policy) -> RuleReport {
    let history = judged.history
    guard let trunk = history.newestTrunkRun else {
      return report(.skipped, "no earlier complete run of \(history.trunk)")
    }
    let ran = Set(trunk.results.lazy.filter { $0.outcome != .skipped }.map(\.test))
    let lost = history.results.filter { $0.outcome == .skipped && ran.contains($0.test) }
    let count = Units.count(lost.count, "test")
    return report(
      lost.isEmpty ? .pass : .fail,
      lost.isEmpty
        ? "no test is skipped that ran before"
        : "\(count) skipped that ran in \(trunk.run.key.short)",
      limit: .count(0), actual: .count(lost.count),
      findings: lost.map { result in
        Finding(
          .test(result.test), summary: "is skipped, ran in \(trunk.run.key.short)",
          evidence: ["run \(trunk.run.key.short) of \(history.trunk)"])
      })
  }
}
