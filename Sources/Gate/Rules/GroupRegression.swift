import Analysis
public import History

/// No class or file of tests got slower as a whole.
///
/// Many small slowdowns in one place show here that no single test shows. Without a speed probe the
/// rule only warns.
public enum GroupRegression: Rule {
  public static let name = RuleName("group-regression")
  public static let about = "no class or file of tests is slower as a whole"
  public static let acceptance: AcceptanceScope? = .run

  public static func judge(_ judged: JudgedRun, by policy: Policy) -> RuleReport {
    let (history, evidence) = (judged.history, judged.durations)
    guard evidence.judgement != nil else { return tooFewRuns(history, policy) }
    let names = evidence.tests.map { history.groups[$0] ?? "" }
    let order = Set(names).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    let (baseline, probes) = evidence.totals(for: name, in: history)
    let judged = GroupSlowdown.judge(
      evidence.run, groups: names.map { numbers[$0] ?? 0 }, probe: evidence.probe,
      baseline: baseline, probes: probes, policy: policy.slowdowns)
    let slower = judged.filter(\.isSlower).sorted { $0.total.ratio > $1.total.ratio }
    guard !slower.isEmpty else {
      return report(
        .pass, "no class of \(Units.grouped(judged.count)) is slower",
        limit: .number(policy.slowdowns.minimumTotalRatio), actual: .count(0))
    }
    let isProbed = slower.contains(where: \.total.isProbed)
    let isFailure = slower.contains { $0.total.weight(policy) == .fail }
    return report(
      isFailure ? .fail : .warn,
      "\(Units.count(slower.count, "class")) of \(Units.grouped(judged.count)) slower, "
        + (isProbed ? "by the probe" : "without a probe"),
      limit: .number(policy.slowdowns.minimumTotalRatio), actual: .count(slower.count),
      findings: slower.enumerated().map { number, group in
        finding(
          group, name: order[group.group],
          next: .explainFinding(name, number + 1, run: history.run.key))
      })
  }

  private static func finding(_ group: GroupSlowdown, name: String, next: NextStep) -> Finding {
    let seconds = Int64(group.total.seconds * 1_000_000)
    let before = Int64(group.total.baselineSeconds * 1_000_000)
    // Nothing is so many times as long as nothing.
    let ratio = before > 0 ? group.total.ratio : nil
    let times = ratio.map { "×\(Units.fixed($0, decimals: 2)), " } ?? ""
    return Finding(
      summary: "\(name): \(times)"
        + "\(Units.duration(seconds)), \(Units.duration(before)) before",
      figures: [
        ("group", .text(name)), ("tests", .count(group.tests)),
        ("ratio", ratio.map(Figure.number) ?? .flag(nil)), ("p_value", .number(group.total.pValue)),
        ("duration_us", .microseconds(seconds)), ("baseline_us", .microseconds(before)),
        ("by_probe", .flag(group.total.isProbed)),
      ], next: next)
  }
}
