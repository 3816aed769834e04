import Gate
import History

/// What the other rules say: slowdowns, coverage, time, what else is amiss, and all of them in a table.
extension ReviewComment {
  /// In the order in which they are told.
  private static let order =
    [
      DurationRegression.name, SuiteRegression.name, GroupRegression.name, BenchmarkRegression.name,
    ] + [PatchCoverageFloor.name, CoverageDrop.name, CoverageFloor.name]
    + [SuiteTime.name, TierBudget.name, ParallelEfficiency.name, Improvement.name]

  /// So many lines are seen.
  private static let linesSeen = 12

  var figures: CommentSection {
    let rules = told
    let telling = rules.filter(\.status.isTelling)
    let room = max(0, Self.linesSeen - rules.count) / max(1, telling.count)
    var lines: [Markdown] = []
    var rest: [Markdown] = []
    for rule in rules {
      lines.append(
        CommentSection.item(
          "\(rule.status.sign) **\(rule.rule.rawValue)**: ", report.sentence(of: rule)))
      guard rule.status.isTelling else { continue }
      let findings = rule.told.map { line($0, $0.summary) }
      lines += findings.prefix(room).map { "  \($0)" }
      rest += findings.dropFirst(room)
    }
    let seen = lines.prefix(Self.linesSeen)
    rest = lines.dropFirst(Self.linesSeen) + rest
    return CommentSection(
      title: "Slowdowns, coverage, time", lines: Array(seen),
      folds: rest.isEmpty ? [] : [CommentFold("and \(rest.count) more", rest, weight: 3)])
  }

  /// The rules that have a line: those that are not well, and what was measured.
  private var told: [RuleReport] {
    let known = Set(Self.order + [FailedTests.name])
    return Self.order.compactMap(report.report(of:)).filter {
      $0.status.isTelling || $0.status == .pass && $0.actual != nil
    } + report.rules.filter { !known.contains($0.rule) && $0.status.isTelling }
  }

  /// Every rule.
  var table: CommentSection {
    let counts = [RuleStatus.fail, .warn, .inconclusive, .pass, .skipped].compactMap { status in
      let count = report.rules(with: status).count
      return count == 0 ? nil : "\(count) \(status.rawValue)" as Markdown?
    }
    let rows = report.rules.map { rule -> Markdown in
      let summary = CommentSection.cut(report.sentence(of: rule))
      return "| \(rule.status.sign) | \(rule.rule.rawValue) | \(summary) |"
    }
    return CommentSection(
      title: "", lines: [],
      folds: [
        CommentFold(
          "\(report.rules.count) rules: \(counts.joined(separator: ", "))",
          ["| | rule | |", "|---|---|---|"] + rows, weight: 1)
      ])
  }
}

extension RuleStatus {
  /// Whether people are told more of it than that it is well, or was not asked.
  fileprivate var isTelling: Bool { self != .pass && self != .skipped }
}
