import Analysis
public import History

/// No class or file of tests got slower as a whole, with the machine's speed divided out.
///
/// Many small slowdowns in one place show here that no single test shows; a test that `duration-regression` names
/// is left out, so that it is told once. A document lists the groups that are slower by such tests as well. Where
/// no probe measured the machine the rule only warns.
public enum GroupRegression: Rule {
  public static let name = RuleName("group-regression")
  public static let about = "no class or file of tests is slower as a whole"
  public static let acceptance: AcceptanceScope? = .run

  public static func judge(_ judged: JudgedRun, by policy: Policy) -> RuleReport {
    let (history, evidence) = (judged.history, judged.durations)
    guard let judgement = evidence.judgement, let model = evidence.model else {
      return tooFewRuns(history, policy)
    }
    if let unjudged = evidence.unjudged {
      var report = report(
        .pass, unjudged.reason(factor: judgement.factor), actual: .count(0),
        figures: unjudged.figures(factor: judgement.factor))
      report.lack = .machine
      return report
    }
    let names = evidence.tests.map { history.groups[$0] ?? "" }
    let order = Set(names).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    let columns = evidence.columns(for: name, in: history)
    func slower(except tests: Set<Int>) -> [GroupSlowdown] {
      GroupSlowdown.judge(
        judgement, groups: names.map { numbers[$0] ?? 0 }, except: tests, by: model,
        columns: columns
      ).filter(\.isSlower).sorted { $0.total.ratio > $1.total.ratio }
    }
    let suspects = Set(judgement.suspects.map(\.test))
    let told = slower(except: suspects)
    let byTests =
      suspects.isEmpty
      ? [] : slower(except: []).filter { group in !told.contains { $0.group == group.group } }
    let isProbed = evidence.isProbed(in: columns, policy.slowdowns)
    let isFailure = isProbed && told.contains { $0.total.weight(policy) == .fail }
    let findings = (told + byTests).enumerated().map { number, group in
      finding(
        group, name: order[group.group], isTold: number < told.count, isProbed: isProbed,
        next: .explainFinding(name, number + 1, run: history.run.key))
    }
    let count = Set(judgement.tests.map { names[$0.test] }).count
    return report(
      told.isEmpty ? .pass : isFailure ? .fail : .warn,
      summary(told.count, byTests: byTests.count, of: count, isProbed: isProbed),
      limit: .number(policy.slowdowns.minimumTotalRatio), actual: .count(told.count),
      figures: [
        ("groups", .count(count)), ("slower_by_single_tests", .count(byTests.count)),
      ],
      findings: findings)
  }

  private static func summary(_ slower: Int, byTests: Int, of count: Int, isProbed: Bool) -> String
  {
    var summary =
      slower == 0
      ? "no class of \(Units.grouped(count)) is slower"
      : "\(Units.count(slower, "class")) of \(Units.grouped(count)) slower, "
        + (isProbed ? "the machine divided out" : "the machine's speed not measured")
    if byTests > 0 {
      summary += "; \(Units.grouped(byTests)) by single tests, see \(DurationRegression.name)"
    }
    return summary
  }

  private static func finding(
    _ group: GroupSlowdown, name: String, isTold: Bool, isProbed: Bool, next: NextStep
  ) -> Finding {
    let seconds = Int64(group.total.seconds * 1_000_000)
    let expected = Int64(group.total.seconds / group.total.ratio * 1_000_000)
    // Nothing is so many times as long as nothing.
    let ratio = expected > 0 ? group.total.ratio : nil
    let times = ratio.map { "×\(Units.fixed($0, decimals: 2)), " } ?? ""
    var finding = Finding(
      summary: "\(name): \(times)"
        + "\(Units.duration(seconds)), \(Units.duration(expected)) expected",
      figures: [
        ("group", .text(name)), ("tests", .count(group.tests)),
        ("ratio", ratio.map(Figure.number) ?? .flag(nil)), ("p_value", .number(group.total.pValue)),
        ("duration_us", .microseconds(seconds)), ("baseline_us", .microseconds(expected)),
        ("by_probe", .flag(isProbed)), ("by_single_tests", .flag(!isTold)),
      ], next: next)
    finding.isTold = isTold
    return finding
  }
}
