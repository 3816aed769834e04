public import History

/// Every test of a suite that is named fast (or medium) by the policy is so.
public enum TierBudget: Rule {
  public static let name = RuleName("tier-budget")
  public static let usualLevel = RuleLevel.warn
  public static let about = "every test is of the tier that its suite asks for"

  public static func judge(_ judged: JudgedRun, by policy: Policy) -> RuleReport {
    let history = judged.history
    let suite = history.run.suite
    guard let tier = policy.suites[suite]?.tier, let limit = policy.limit(of: tier) else {
      return skipped("suite \(suite) has no tier with a limit", for: .use)
    }
    let slow = history.results
      .filter { $0.outcome != .skipped && ($0.duration ?? 0) > limit }
      .sorted { ($0.duration ?? 0, $1.test) > ($1.duration ?? 0, $0.test) }
    let summary =
      slow.isEmpty
      ? "every test is \(tier.rawValue) (at most \(Units.duration(limit)))"
      : "\(Units.count(slow.count, "test")) slower than \(tier.rawValue) "
        + "(\(Units.duration(limit)))"
    return report(
      slow.isEmpty ? .pass : .fail, summary, limit: .microseconds(limit),
      actual: slow.first?.duration.map(Figure.microseconds),
      figures: [("tests_slower", .count(slow.count))],
      findings: slow.map { result in
        let duration = result.duration ?? 0
        return Finding(
          .test(result.test), summary: "took \(Units.duration(duration, against: limit))",
          figures: [
            ("duration_us", .microseconds(duration)), ("limit_us", .microseconds(limit)),
          ])
      })
  }
}
