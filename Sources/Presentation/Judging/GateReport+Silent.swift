import History

extension GateReport {
  /// The rules that passed, in one line.
  func passed(_ rules: [RuleReport], width: Int?, style: TextStyle) -> String {
    let names = rules.filter { $0.status == .pass && $0.lack == nil }.map(\.rule.rawValue)
    guard !names.isEmpty else { return "" }
    let lead = "  ✓ \(Units.count(names.count, "rule")): "
    return style.colored(lead, .green)
      + TextWrap.hanging(lead, names.joined(separator: ", "), indent: 4, width: width)
      .dropFirst(lead.count)
  }

  /// The rules that judged nothing, those of one reason together: what will be judged later, what failed
  /// for a reason of this run, then what nobody asked for.
  func unjudged(_ rules: [RuleReport], width: Int?, style: TextStyle) -> String {
    let skipped = rules.filter { $0.status == .skipped || $0.lack != nil }
    let later = skipped.filter { $0.lack?.isOfRuns == true }
    let unused = skipped.filter { $0.lack == .use }
    let others = skipped.filter { $0.lack == nil || $0.lack == .machine }
    var groups: [String] = []
    for reason in others.map(sentence(of:)).distinct {
      groups.append(names(others.filter { sentence(of: $0) == reason }) + " (\(reason))")
    }
    if !unused.isEmpty { groups.append(names(unused) + " (not in use)") }
    let lines =
      (later.isEmpty ? [] : [waiting(later)])
      + (groups.isEmpty
        ? []
        : [
          "– not judged: " + groups.joined(separator: "; ")
        ])
    return lines.map {
      style.colored(
        String(
          TextWrap.hanging("  ", TerminalText.visible($0), indent: 4, width: width).dropLast()),
        .dim) + "\n"
    }.joined()
  }

  /// What is said of rules that need more runs of the trunk than there are.
  private func waiting(_ rules: [RuleReport]) -> String {
    let needed = rules.compactMap(\.lack?.runs).max() ?? 1
    let trunk = history.trunk
    let isForDuets = needed > 1 && namesTests
    let duet = isForDuets ? typed(.duet).map { ", before that by \($0)" } ?? "" : ""
    guard history.baseline.isEmpty && history.newestTrunkRun == nil else {
      let reasons = rules.map(\.summary).distinct.joined(separator: "; ")
      return "– not judged yet: \(names(rules)) (\(reasons)\(duet))"
    }
    let slow = needed > 1 ? "; slowdowns are judged from the \(needed + 1)th run on\(duet)" : ""
    let count = rules.count == 1 ? "1 rule needs" : "\(rules.count) rules need"
    return "– not judged yet: \(count) earlier runs of \(trunk): \(names(rules))\(slow)"
  }

  /// What to try after the first run of a suite.
  func greeting(width: Int?) -> String {
    guard history.baseline.isEmpty, history.newestTrunkRun == nil, verdict != .noData,
      history.run.isComplete,
      rules.contains(where: { $0.lack?.isOfRuns == true })
    else { return "" }
    let suite = TerminalText.visible(history.run.suite)
    let isOfTrunk = history.run.kind == .trunk || history.run.branch == history.trunk
    return TextWrap.hanging(
      "  ",
      isOfTrunk || history.run.branch == nil
        ? "this is the first run of \(suite): the next ones are judged against it"
        : "no run of \(suite) on \(TerminalText.visible(history.trunk)) is there yet, to judge others against",
      indent: 2, width: width)
      + "  next: laptime status · laptime slowest · laptime init (budgets, lines for CI)\n"
  }

  private func names(_ rules: [RuleReport]) -> String {
    rules.map(\.rule.rawValue).joined(separator: ", ")
  }
}

extension RuleLack {
  fileprivate var runs: Int? { if case .earlierRuns(let count) = self { count } else { nil } }

  var isOfRuns: Bool { runs != nil }
}

extension [String] {
  /// Each text once, in their order.
  fileprivate var distinct: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
